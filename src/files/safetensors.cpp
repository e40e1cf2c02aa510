#include "minirl/files/safetensors.hpp"

#include <cmath>
#include <cstring>
#include <limits>
#include <set>
#include <utility>

#include "files/safetensors_format.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/json.hpp"

namespace minirl {
namespace {

using namespace detail;

template <class Number>
std::vector<Number> copied(const std::string& bytes) {
  std::vector<Number> numbers(bytes.size() / sizeof(Number));
  if (!numbers.empty()) std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(Number));
  return numbers;
}

// IoError if the array is too large for a tensor, or has too many axes.
Shape tensor_shape(const StoredArray& array) {
  std::vector<int> dims;
  for (const std::int64_t extent : array.extents) {
    dims.push_back(static_cast<int>(std::min<std::int64_t>(extent, std::numeric_limits<int>::max())));
  }
  try {
    return Shape(dims.data(), static_cast<int>(dims.size()));
  } catch (const ShapeError& error) {
    throw IoError(join("array ", shown(array.name), " of shape ", array.extents_text(), ": ", error.what()));
  }
}

// An array as the header describes it, and its numbers appended to `data`:
// `"name":{"dtype":"F32","shape":[32, 4],"data_offsets":[0,512]}`.
std::string store(const StoredArray& array, std::string& data) {
  const std::size_t begin = data.size();
  data += array.bytes;
  return join(json_quoted(array.name), ":{\"dtype\":\"", named(array.type).name,
              "\",\"shape\":", array.extents_text(), ",\"data_offsets\":[", begin, ",", data.size(), "]}");
}

StoredArray stored(const NamedTensor& named_tensor) {
  constexpr auto type = sizeof(Scalar) == sizeof(float) ? StoredArray::Type::f32 : StoredArray::Type::f64;
  const auto& [name, tensor] = named_tensor;
  if (!tensor.has_values()) {
    throw StateError(join("encode_safetensors: ", shown(name), " has no values yet; call initialise first"));
  }
  StoredArray array{name, type, {}, {}};
  for (int axis = 0; axis < tensor.shape().rank(); ++axis) array.extents.push_back(tensor.dim(axis));
  array.bytes.assign(reinterpret_cast<const char*>(tensor.data()),
                     sizeof(Scalar) * static_cast<std::size_t>(tensor.size()));
  return array;
}

// Members between braces.
std::string object(const std::vector<std::string>& members) {
  std::string text = "{";
  for (const std::string& member : members) text += (text.size() == 1 ? "" : ",") + member;
  return text + "}";
}

std::string encode(const std::vector<StoredArray>& arrays, const Metadata& metadata) {
  std::vector<std::string> members, texts;
  for (const auto& [key, text] : metadata) texts.push_back(join(json_quoted(key), ":", json_quoted(text)));
  if (!metadata.empty()) members.push_back(join(json_quoted(metadata_key), ":", object(texts)));
  std::string data;
  std::set<std::string> names{metadata_key};
  for (const StoredArray& array : arrays) {
    if (!names.insert(array.name).second) {
      throw ConfigError(
          join("encode_safetensors: the name ", shown(array.name), " stands twice or is reserved"));
    }
    members.push_back(store(array, data));
  }
  std::string header = object(members);
  header.resize((header.size() + prefix - 1) / prefix * prefix, ' ');  // the numbers begin at a multiple of 8
  const std::uint64_t header_size = header.size();
  std::string start(prefix, '\0');
  std::memcpy(start.data(), &header_size, prefix);
  return start + header + data;
}

}  // namespace

std::int64_t StoredArray::size() const { return static_cast<std::int64_t>(bytes.size()) / named(type).bytes; }

std::string StoredArray::extents_text() const {
  std::string text = "[";
  for (std::size_t i = 0; i < extents.size() && i < 10; ++i) text += join(i == 0 ? "" : ", ", extents[i]);
  return text + (extents.size() > 10 ? ", ...]" : "]");
}

std::vector<double> StoredArray::numbers() const {
  if (type == Type::f64) return copied<double>(bytes);
  const auto widened = [](const auto& narrow) {
    std::vector<double> wide(narrow.size());
    std::transform(narrow.begin(), narrow.end(), wide.begin(), [](auto x) { return static_cast<double>(x); });
    return wide;
  };
  if (type == Type::f32) return widened(copied<float>(bytes));
  if (type == Type::u8) return widened(copied<std::uint8_t>(bytes));
  return type == Type::u64 ? widened(copied<std::uint64_t>(bytes)) : widened(copied<std::int64_t>(bytes));
}

std::vector<std::int64_t> StoredArray::whole_numbers() const {
  if (type != Type::i64) throw IoError(join("array ", shown(name), " holds ", named(type).name, ", not I64"));
  return copied<std::int64_t>(bytes);
}

Tensor StoredArray::tensor() const {
  const auto fail = [&](const std::string& what) { throw IoError(join("array ", shown(name), " ", what)); };
  if (type != Type::f32 && type != Type::f64)
    fail(join("holds ", named(type).name, ", a tensor holds floating-point numbers"));
  Tensor tensor = Tensor::with_room(tensor_shape(*this));
  Scalar* to = tensor.data();
  for (const double value : numbers()) {
    const auto rounded = static_cast<Scalar>(value);
    if (std::isfinite(value) && !std::isfinite(rounded))
      fail(join("holds ", value, ", too large for a float"));
    *to++ = rounded;
  }
  return tensor;
}

const StoredArray* Safetensors::find(std::string_view name) const {
  const auto found =
      std::find_if(arrays.begin(), arrays.end(), [&](const StoredArray& a) { return a.name == name; });
  return found == arrays.end() ? nullptr : &*found;
}

std::string encode_safetensors(const std::vector<NamedTensor>& tensors, const Metadata& metadata) {
  std::vector<StoredArray> arrays;
  for (const NamedTensor& tensor : tensors) arrays.push_back(stored(tensor));
  return encode(arrays, metadata);
}

std::string encode_archive(const Archive& archive, const Metadata& metadata) {
  std::vector<StoredArray> arrays;
  for (ArchivedArray& a : archive.arrays())
    arrays.push_back({std::move(a.name), a.type, std::move(a.extents), std::move(a.bytes)});
  std::stable_sort(arrays.begin(), arrays.end(), [](const StoredArray& a, const StoredArray& b) {
    return named(a.type).bytes > named(b.type).bytes;
  });
  return encode(arrays, metadata);
}

Archive to_archive(Safetensors file, const std::string& name) {
  std::vector<ArchivedArray> arrays;
  for (StoredArray& a : file.arrays)
    arrays.push_back({std::move(a.name), a.type, std::move(a.extents), std::move(a.bytes)});
  return Archive(std::move(arrays), name);
}

void write_safetensors(const std::filesystem::path& path, const std::vector<NamedTensor>& tensors,
                       const Metadata& metadata) {
  write_file_atomically(path, encode_safetensors(tensors, metadata));
}

ParameterReader::ParameterReader(const std::filesystem::path& path) : file_(path.string()) {
  Safetensors file = read_safetensors(path);
  metadata_ = std::move(file.metadata);
  for (StoredArray& array : file.arrays) waiting_.emplace(array.name, std::move(array));
}

void ParameterReader::expect(const std::string& name, const Shape& shape) {
  const auto found = waiting_.find(name);
  if (found == waiting_.end()) {
    throw IoError(
        join(file_, ": there is no ", shown(name), " of shape ", shape.text(), "; left are ", left()));
  }
  const StoredArray& array = found->second;
  if (array.extents_text() != shape.text()) {
    throw IoError(join(file_, ": ", shown(name), " has shape ", array.extents_text(), ", the network's is ",
                       shape.text()));
  }
  try {
    expected_.emplace(name, array.tensor());
  } catch (const IoError& error) {
    throw IoError(join(file_, ": ", error.what()));
  }
  waiting_.erase(found);
}

void ParameterReader::expect_no_more() const {
  if (waiting_.empty()) return;
  throw IoError(join(file_, ": the network has no ", left()));
}

Tensor ParameterReader::take(const std::string& name) {
  const auto found = expected_.find(name);
  if (found == expected_.end())
    throw StateError(join(file_, ": ", shown(name), " was not expected, or is taken already"));
  return std::move(expected_.extract(found).mapped());
}

std::string ParameterReader::left() const {
  constexpr std::size_t enough = 10;
  std::vector<std::string> names;
  for (const auto& [name, array] : waiting_) {
    if (names.size() < enough) names.push_back(shown(name));
  }
  if (waiting_.size() > enough) names.push_back(join(waiting_.size() - enough, " more"));
  return names.empty() ? "none" : listed(names, " and ");
}

}  // namespace minirl
