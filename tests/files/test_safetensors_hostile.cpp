#include <doctest/doctest.h>

#include "files/safetensors_bytes.hpp"
#include "files/temporary_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/safetensors.hpp"

using namespace minirl;

namespace {

// Reads `bytes`; the result must be an IoError that contains `message`.
void check_refused(const std::string& bytes, const std::string& message) {
  CAPTURE(message);
  try {
    decode_safetensors(bytes, "f.st");
    FAIL("was read");
  } catch (const IoError& error) {
    CHECK(std::string(error.what()).find(message) != std::string::npos);
    CHECK(std::string(error.what()).starts_with("f.st: "));
    CHECK(std::string(error.what()).size() < 400);
  }
}

void check_header_refused(const std::string& header, std::size_t data_size, const std::string& message) {
  check_refused(file_of(header, data_size), message);
}

}  // namespace

TEST_CASE("safetensors: a file cut off at any byte is refused") {
  const std::string whole = varied_file();
  decode_safetensors(whole, "f.st");
  for (std::size_t size = 0; size < whole.size(); ++size) check_refused(whole.substr(0, size), "");
}

TEST_CASE("safetensors: header lengths that cannot be") {
  for (const std::uint64_t size : {std::uint64_t{29}, std::uint64_t{1} << 31, std::uint64_t{1} << 63,
                                   ~std::uint64_t{0}, ~std::uint64_t{0} - 7}) {
    std::string bytes = file_of("{}", 26);
    std::memcpy(bytes.data(), &size, sizeof size);
    check_refused(bytes, join("the header should have ", size, " bytes, the file has 28 after its first 8"));
  }
  check_header_refused("", 0, "does not begin with '{'");
  check_header_refused(" {}", 0, "does not begin with '{'");
  check_header_refused("[]", 0, "does not begin with '{'");
}

TEST_CASE("safetensors: byte ranges that cannot be") {
  const auto one = [](const char* shape, const char* offsets) {
    return join("{\"w\":{\"dtype\":\"F32\",\"shape\":", shape, ",\"data_offsets\":", offsets, "}}");
  };
  check_header_refused(one("[2]", "[0,8]"), 7, "array \"w\" ends at byte 8 of 7");
  check_header_refused(one("[2]", "[0,8]"), 9, "the arrays end at byte 8 of 9");
  check_header_refused(one("[2]", "[4,12]"), 12, "array \"w\" begins at byte 4, the one before it ends at 0");
  check_header_refused(one("[2]", "[8,0]"), 8, "array \"w\" ends at 0 before it begins at 8");
  check_header_refused(one("[3]", "[0,8]"), 8, "of type F32 and shape [3] needs 12 bytes, it has 8");
  check_header_refused(one("[]", "[0,8]"), 8, "shape [] needs 4 bytes, it has 8");
  check_header_refused(one("[4611686018427387904,4]", "[0,8]"), 8, "needs more than 2^63 bytes");
  check_header_refused(one("[4294967296,4294967296]", "[0,0]"), 0, "needs more than 2^63 bytes");
  check_header_refused(one("[0]", "[0,9223372036854775807]"), 8, "ends at byte 9223372036854775807 of 8");
  check_header_refused(one("[2]", "[0,18446744073709551624]"), 8, "expected a number below 2^63");
  check_header_refused(one("[-2]", "[0,8]"), 8, "expected a whole number");
  check_header_refused(one("[2.0]", "[0,8]"), 8, "");
  check_header_refused(one("[2]", "[0]"), 8, "has 1 data_offsets instead of 2");
  check_header_refused(one("[2]", "[0,4,8]"), 8, "has 3 data_offsets instead of 2");
  check_header_refused(one("2", "[0,8]"), 8, "expected '['");
}

TEST_CASE("safetensors: arrays that overlap or leave a gap") {
  const auto two = [](const char* a, const char* b) {
    return join(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":)", a,
                R"(},"b":{"dtype":"F32","shape":[2],"data_offsets":)", b, "}}");
  };
  decode_safetensors(file_of(two("[8,16]", "[0,8]"), 16), "f");  // any order
  check_header_refused(two("[0,8]", "[4,12]"), 12,
                       "array \"b\" begins at byte 4, the one before it ends at 8");
  check_header_refused(two("[0,8]", "[0,8]"), 8, "array \"b\" begins at byte 0, the one before it ends at 8");
  check_header_refused(two("[0,8]", "[12,20]"), 20,
                       "array \"b\" begins at byte 12, the one before it ends at 8");
}

TEST_CASE("safetensors: headers with the wrong content") {
  const std::string good = R"("dtype":"F32","shape":[1],"data_offsets":[0,4])";
  check_header_refused(R"({"w":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}})", 4,
                       "array \"w\" has dtype \"F16\"");
  check_header_refused(R"({"w":{"dtype":32,"shape":[1],"data_offsets":[0,4]}})", 4, "expected a string");
  check_header_refused(R"({"w":{"dtype":"F32","shape":[1]}})", 0,
                       "array \"w\" needs dtype, shape and data_offsets");
  check_header_refused("{\"w\":{" + good + ",\"axis\":1}}", 4, "array \"w\" has an unknown entry \"axis\"");
  check_header_refused("{\"w\":{" + good + "},\"w\":{" + good + "}}", 4, "the name \"w\" stands twice");
  check_header_refused("{\"w\":{" + good + ",\"dtype\":\"F32\"}}", 4, "the name \"dtype\" stands twice");
  check_header_refused("{\"w\":{" + good + "}", 4, "expected '}'");
  check_header_refused("{\"w\":{" + good + "}}x", 4, "expected the end");
  check_header_refused("{\"w\\q\":{" + good + "}}", 4, "after a backslash");
  check_header_refused("{\"w\xFF\":{" + good + "}}", 4, "expected UTF-8");
  check_header_refused(R"({"__metadata__":{"seed":42}})", 0, "expected a string, found '4'");
  check_header_refused(R"({"__metadata__":{"seed":{"a":"b"}}})", 0, "expected a string, found '{'");
  check_header_refused(R"({"__metadata__":"seed"})", 0, "expected '{'");
  check_header_refused(R"({"__metadata__":{},"__metadata__":{}})", 0, "stands twice");
  check_header_refused("{\"" + std::string(5000, 'n') + "\":{\"dtype\":\"BF16\"}}", 0,
                       "nnn\"... has dtype \"BF16\"");
}

TEST_CASE("safetensors: deep nesting does not exhaust the stack") {
  const auto deep = [](std::string header, const char* open) {
    while (header.size() < 2'000'000) header += open;
    return header;
  };
  check_header_refused(deep("{\"w\":", "["), 0, "expected '{', found '['");
  check_header_refused(deep("{\"w\":", "{\"a\":"), 0, "array \"w\" has an unknown entry \"a\"");
  check_header_refused(deep("{\"w\":{\"shape\":", "["), 0, "expected a whole number from 0, found '['");
  check_header_refused(deep("{\"__metadata__\":", "{\"a\":"), 0, "expected a string, found '{'");
}

TEST_CASE("safetensors: files that are none, missing, or folders") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(read_safetensors(folder / "missing"), IoError);
  CHECK_THROWS_AS(read_safetensors(folder.path()), IoError);
  write_file_atomically(folder / "text", "this is not a safetensors file");
  CHECK_THROWS_AS(read_safetensors(folder / "text"), IoError);
  write_file_atomically(folder / "empty", "");
  CHECK_THROWS_AS(read_safetensors(folder / "empty"), IoError);
  CHECK_THROWS_AS(write_safetensors(folder.path() / "no" / "such" / "folder", {}), IoError);
}

TEST_CASE("safetensors: any change of a file gives a file or an IoError") {
  const std::string whole = varied_file();
  Rng rng(7);
  int read = 0;
  constexpr int changes = 6000;
  for (int i = 0; i < changes; ++i) {
    std::string bytes = whole;
    const auto place = [&] {
      return static_cast<std::size_t>(rng.integers(0, static_cast<int>(bytes.size())));
    };
    for (auto count = rng.integers(1, 4); count > 0 && !bytes.empty(); --count) {
      switch (rng.integers(0, 5)) {
        case 0:
          bytes[place()] = static_cast<char>(rng.integers(0, 256));
          break;
        case 1:
          bytes[place()] = "{}[]\",:\\u0123456789-.eE"[rng.integers(0, 23)];
          break;
        case 2:
          bytes.resize(place());
          break;
        case 3:
          bytes.erase(place(), static_cast<std::size_t>(rng.integers(1, 9)));
          break;
        default:
          bytes.insert(place(), bytes.substr(place(), static_cast<std::size_t>(rng.integers(1, 40))));
      }
    }
    try {
      const Safetensors file = decode_safetensors(bytes, "f");
      ++read;
      std::size_t total = 0;
      for (const StoredArray& array : file.arrays) {
        total += array.bytes.size();
        CHECK(static_cast<std::int64_t>(array.numbers().size()) == array.size());
        if (array.type != StoredArray::Type::i64 && array.extents.size() <= 4)
          CHECK(array.tensor().size() == array.size());
      }
      CHECK(total < bytes.size());
    } catch (const IoError&) {
    }
  }
  CHECK(read > changes / 100);  // changes of the numbers alone leave a good file
  CHECK(read < changes / 2);
}
