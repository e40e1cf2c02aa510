#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

#include "files/safetensors_format.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/json.hpp"

namespace minirl {
namespace {

using namespace detail;

// The header's entry of one array.
struct Entry {
  StoredArray array;
  std::int64_t begin = 0, end = 0;
};

// Reads the header of a file.
class HeaderReader {
 public:
  HeaderReader(std::string_view header, const std::string& file) : scanner_(header, file), file_(file) {}

  std::vector<Entry> read(Metadata& metadata) {
    std::vector<Entry> entries;
    scanner_.object([&](const std::string& key) {
      if (key == metadata_key) {
        scanner_.object([&](const std::string& name) { metadata[name] = scanner_.string(); });
      } else {
        entries.push_back(read_entry(key));
      }
    });
    scanner_.end();
    return entries;
  }

 private:
  Entry read_entry(const std::string& name) {
    Entry entry;
    entry.array.name = name;
    std::optional<StoredArray::Type> type;
    std::optional<std::vector<std::int64_t>> extents, offsets;
    scanner_.object([&](const std::string& key) {
      if (key == "dtype") {
        type = read_type(name);
      } else if (key == "shape") {
        extents = whole_numbers();
      } else if (key == "data_offsets") {
        offsets = whole_numbers();
      } else {
        fail(name, join("has an unknown entry ", shown(key)));
      }
    });
    if (!type || !extents || !offsets) fail(name, "needs dtype, shape and data_offsets");
    if (offsets->size() != 2) fail(name, join("has ", offsets->size(), " data_offsets instead of 2"));
    entry.array.type = *type;
    entry.array.extents = std::move(*extents);
    entry.begin = offsets->front();
    entry.end = offsets->back();
    return entry;
  }

  StoredArray::Type read_type(const std::string& name) {
    const std::string dtype = scanner_.string();
    for (const TypeName& t : type_names) {
      if (t.name == dtype) return t.type;
    }
    fail(name, join("has dtype ", shown(dtype), "; F32, F64 and I64 can be read"));
  }

  std::vector<std::int64_t> whole_numbers() {
    std::vector<std::int64_t> numbers;
    scanner_.array([&] { numbers.push_back(scanner_.whole_number()); });
    return numbers;
  }

  [[noreturn]] void fail(const std::string& name, const std::string& what) const {
    throw IoError(join(file_, ": array ", shown(name), " ", what));
  }

  JsonScanner scanner_;
  const std::string& file_;
};

// The number of bytes that type and extents ask for; -1 if it is 2^63 or more.
std::int64_t bytes_of(const StoredArray& array) {
  std::int64_t bytes = named(array.type).bytes;
  for (const std::int64_t extent : array.extents) {
    if (extent > 0 && bytes > std::numeric_limits<std::int64_t>::max() / extent) return -1;
    bytes *= extent;
  }
  return bytes;
}

void check_range(const Entry& entry, std::int64_t data_size, const std::string& file) {
  const auto fail = [&](const std::string& what) {
    throw IoError(join(file, ": array ", shown(entry.array.name), " ", what));
  };
  if (entry.begin > entry.end) fail(join("ends at ", entry.end, " before it begins at ", entry.begin));
  if (entry.end > data_size) fail(join("ends at byte ", entry.end, " of ", data_size));
  const std::int64_t needed = bytes_of(entry.array);
  if (needed != entry.end - entry.begin) {
    fail(join("of type ", named(entry.array.type).name, " and shape ", entry.array.extents_text(), " needs ",
              needed < 0 ? "more than 2^63" : std::to_string(needed), " bytes, it has ",
              entry.end - entry.begin));
  }
}

// All bytes belong to exactly one array. `entries` are sorted by where they begin.
void check_no_gaps(const std::vector<Entry>& entries, std::int64_t data_size, const std::string& file) {
  std::int64_t at = 0;
  for (const Entry& entry : entries) {
    if (entry.begin != at) {
      throw IoError(join(file, ": array ", shown(entry.array.name), " begins at byte ", entry.begin,
                         ", the one before it ends at ", at));
    }
    at = entry.end;
  }
  if (at != data_size) throw IoError(join(file, ": the arrays end at byte ", at, " of ", data_size));
}

struct FileParts {
  std::string_view header, data;
};

FileParts split_file(std::string_view bytes, const std::string& file) {
  if (bytes.size() < prefix) {
    throw IoError(join(file, ": ", bytes.size(), " bytes are no safetensors file: it begins with ", prefix,
                       " bytes for the header's length"));
  }
  std::uint64_t size = 0;
  std::memcpy(&size, bytes.data(), prefix);
  const std::string_view rest = bytes.substr(prefix);
  if (size > rest.size()) {
    throw IoError(join(file, ": the header should have ", size, " bytes, the file has ", rest.size(),
                       " after its first ", prefix, "; it is cut off or no safetensors file"));
  }
  if (size == 0 || rest[0] != '{') throw IoError(join(file, ": the header does not begin with '{'"));
  return {rest.substr(0, size), rest.substr(size)};
}

}  // namespace

Safetensors read_safetensors(const std::filesystem::path& path) {
  return decode_safetensors(read_file(path), path.string());
}

Safetensors decode_safetensors(std::string_view bytes, const std::string& name) {
  const auto [header, data] = split_file(bytes, name);
  Safetensors result;
  std::vector<Entry> entries = HeaderReader(header, name).read(result.metadata);
  const auto data_size = static_cast<std::int64_t>(data.size());
  for (const Entry& entry : entries) check_range(entry, data_size, name);
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);  // empty arrays first
  });
  check_no_gaps(entries, data_size, name);
  for (Entry& entry : entries) {
    const auto begin = static_cast<std::size_t>(entry.begin), end = static_cast<std::size_t>(entry.end);
    entry.array.bytes = data.substr(begin, end - begin);
    result.arrays.push_back(std::move(entry.array));
  }
  return result;
}

}  // namespace minirl
