#include "minirl/core/archive.hpp"

#include <limits>

#include "minirl/core/errors.hpp"

namespace minirl {
namespace {

const char* name_of(ArchivedArray::Type type) {
  constexpr std::array names{"f32", "f64", "i64", "u64", "u8"};
  return names.at(static_cast<std::size_t>(type));
}

std::string described(const ArchivedArray& a) {
  std::string extents;
  for (const std::int64_t extent : a.extents) extents += join(extents.empty() ? "" : ", ", extent);
  return join(name_of(a.type), " [", extents, "]");
}

// Whether the bytes are as many as the extents ask for; whoever reads them relies on it.
bool has_its_bytes(const ArchivedArray& a) {
  constexpr std::array<std::size_t, 5> widths{4, 8, 8, 8, 1};
  std::size_t bytes = widths.at(static_cast<std::size_t>(a.type));
  for (const std::int64_t extent : a.extents) {
    const auto n = static_cast<std::size_t>(extent);
    if (extent < 0 || (n > 0 && bytes > std::numeric_limits<std::size_t>::max() / n)) return false;
    bytes *= n;
  }
  return bytes == a.bytes.size();
}

}  // namespace

Archive::Archive(std::vector<ArchivedArray> arrays, std::string source)
    : source_(std::move(source)), loading_(true) {
  for (ArchivedArray& a : arrays) {
    expect(has_its_bytes(a), a.name, join("is ", described(a), " but has ", a.bytes.size(), " bytes"));
    std::string name = a.name;
    arrays_.emplace(std::move(name), std::move(a));
  }
}

const ArchivedArray* Archive::find(std::string_view name) const {
  const auto at = arrays_.find(join(prefix_, name));
  return at == arrays_.end() ? nullptr : &at->second;
}

void Archive::array(std::string_view name, ArchivedArray::Type type, std::vector<std::int64_t>& extents,
                    std::string& bytes) {
  const std::string full = join(prefix_, name);
  if (!is_loading()) {
    const bool is_new = arrays_.emplace(full, ArchivedArray{full, type, extents, bytes}).second;
    if (!is_new) throw StateError(join("archive: '", full, "' is written down twice; names must differ"));
    return;
  }
  const auto at = arrays_.find(full);
  if (at == arrays_.end()) throw IoError(join(source_, ": there is no '", full, "' in it"));
  if (at->second.type != type) refuse(name, at->second, {full, type, extents, {}});
  extents = std::move(at->second.extents);
  bytes = std::move(at->second.bytes);
  arrays_.erase(at);
}

std::vector<ArchivedArray> Archive::arrays() const {
  std::vector<ArchivedArray> all;
  for (const auto& [name, a] : arrays_) all.push_back(a);
  return all;
}

void Archive::expect_no_more() const {
  if (!is_loading() || arrays_.empty()) return;
  throw IoError(join(source_, ": '", arrays_.begin()->first, "' in it belongs to nothing here (",
                     arrays_.size(), " in all)"));
}

void Archive::expect(bool makes_sense, std::string_view name, std::string_view what) const {
  if (is_loading() && !makes_sense) throw IoError(join(source_, ": '", prefix_, name, "' ", what));
}

// Each element has an array of its own at least: a larger number is damage, not a size.
void Archive::check_size(std::size_t size) const {
  expect(size <= arrays_.size(), "size",
         join("is ", size, ", but only ", arrays_.size(), " arrays are left in it"));
}

void Archive::refuse(std::string_view name, const ArchivedArray& found, const ArchivedArray& expected) const {
  throw IoError(
      join(source_, ": '", prefix_, name, "' is ", described(found), ", expected ", described(expected)));
}

}  // namespace minirl
