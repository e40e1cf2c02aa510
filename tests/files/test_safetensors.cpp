#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>

#include "files/temporary_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/rng.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/safetensors.hpp"

using namespace minirl;

namespace {

// A file with this header and `data_size` zeros.
std::string file_of(std::string header, std::size_t data_size) {
  const std::uint64_t size = header.size();
  std::string start(sizeof size, '\0');
  std::memcpy(start.data(), &size, sizeof size);
  return start + header + std::string(data_size, '\0');
}

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

// A few arrays of all types, as another writer could have made them.
std::string varied_file() {
  return file_of(
      R"({"__metadata__":{"made":"by \"hand\" \u20ac"},"a":{"dtype":"F64","shape":[2,1],"data_offsets":[0,16]},)"
      R"("b":{"dtype":"I64","shape":[],"data_offsets":[16,24]},"c":{"shape":[1,1,1,1,3],"dtype":"F32","data_offsets":[24,36]},)"
      R"("empty":{"dtype":"F32","shape":[4,0],"data_offsets":[16,16]}}   )",
      36);
}

constexpr const char* type_name = sizeof(Scalar) == 4 ? "F32" : "F64";

}  // namespace

TEST_CASE("safetensors: what is written reads back, in order, bit for bit") {
  const Tensor w({2, 3}, {1, Scalar(-0.1), std::numeric_limits<Scalar>::denorm_min(), 4, 5,
                          std::numeric_limits<Scalar>::infinity()});
  const Metadata metadata{{"agent", "dqn"}, {"note", "\"quoted\"\n\xE2\x82\xAC"}};
  const std::string bytes =
      encode_safetensors({{"z.weight", w}, {"a", Tensor::scalar(7)}, {"none", Tensor({0, 3})}}, metadata);
  const Safetensors file = decode_safetensors(bytes, "f.st");
  CHECK(file.metadata == metadata);
  REQUIRE(file.arrays.size() == 3);
  REQUIRE(file.find("z.weight") != nullptr);
  CHECK(file.find("z.weight")->tensor() == w);
  CHECK(file.find("a")->tensor() == Tensor::scalar(7));
  CHECK(file.find("none")->tensor() == Tensor({0, 3}));
  CHECK(file.find("weight") == nullptr);
  CHECK(bytes ==
        encode_safetensors({{"z.weight", w}, {"a", Tensor::scalar(7)}, {"none", Tensor({0, 3})}}, metadata));
}

TEST_CASE("safetensors: the bytes of a file, by hand") {
  const std::string bytes = encode_safetensors({{"b", Tensor::vector({1})}}, {{"k", "v"}});
  const std::string header = join("{\"__metadata__\":{\"k\":\"v\"},\"b\":{\"dtype\":\"", type_name,
                                  "\",\"shape\":[1],\"data_offsets\":[0,", sizeof(Scalar), "]}}");
  CHECK(header.size() > 64);
  CHECK(bytes.substr(0, 8) == std::string({'\x50', 0, 0, 0, 0, 0, 0, 0}));
  CHECK(bytes.substr(8, 80) == header + std::string(80 - header.size(), ' '));
  CHECK(bytes.size() == 88 + sizeof(Scalar));
  CHECK(encode_safetensors({}).substr(8) == "{}      ");
  CHECK(decode_safetensors(encode_safetensors({}), "f").arrays.empty());
}

TEST_CASE("safetensors: any rank, all types, empty arrays") {
  std::string bytes = varied_file();
  const double a[] = {0.1, -2};
  const std::int64_t b = -(std::int64_t{1} << 53) - 1;
  const float c[] = {1, 2.5F, -3};
  char* data = bytes.data() + bytes.size() - 36;
  std::memcpy(data, a, 16);
  std::memcpy(data + 16, &b, 8);
  std::memcpy(data + 24, c, 12);
  const Safetensors file = decode_safetensors(bytes, "f");
  CHECK(file.metadata.at("made") == "by \"hand\" \xE2\x82\xAC");
  CHECK(file.find("a")->numbers() == std::vector<double>{0.1, -2});
  CHECK(file.find("a")->tensor() == Tensor({2, 1}, {Scalar(0.1), -2}));
  CHECK(file.find("b")->extents.empty());
  CHECK(file.find("b")->whole_numbers() == std::vector<std::int64_t>{b});
  CHECK(file.find("c")->extents == std::vector<std::int64_t>{1, 1, 1, 1, 3});
  CHECK(file.find("c")->numbers() == std::vector<double>{1, 2.5, -3});
  CHECK(file.find("empty")->size() == 0);
  CHECK(file.find("empty")->tensor() == Tensor({4, 0}));
  CHECK_THROWS_AS(file.find("c")->tensor(), IoError);  // rank 5
  CHECK_THROWS_AS(file.find("b")->tensor(), IoError);
  CHECK_THROWS_AS(file.find("c")->whole_numbers(), IoError);
}

TEST_CASE("safetensors: a number too large for a float is not made infinite") {
  StoredArray array{"w", StoredArray::Type::f64, {1}, std::string(8, '\0')};
  const double large = 1e300;
  std::memcpy(array.bytes.data(), &large, 8);
  if (sizeof(Scalar) == 4) {
    CHECK_THROWS_WITH_AS(array.tensor(), "array \"w\" holds 1e+300, too large for a float", IoError);
  } else {
    CHECK(static_cast<double>(array.tensor().item()) == large);
  }
}

TEST_CASE("safetensors: writing refuses what no reader could take") {
  CHECK_THROWS_AS(encode_safetensors({{"a", Tensor({1})}, {"a", Tensor({1})}}), ConfigError);
  CHECK_THROWS_AS(encode_safetensors({{"__metadata__", Tensor({1})}}), ConfigError);
  CHECK_THROWS_AS(encode_safetensors({{"\xFF", Tensor({1})}}), ConfigError);
  CHECK_THROWS_AS(encode_safetensors({}, {{"k", "\xC3"}}), ConfigError);
  CHECK_THROWS_AS(encode_safetensors({{"w", Tensor::declared({2})}}), StateError);
}

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

TEST_CASE("ParameterReader: takes exactly what was expected") {
  const TemporaryFolder folder;
  write_safetensors(folder / "net", {{"weight", Tensor::matrix({{1, 2, 3}})}, {"bias", Tensor::vector({4})}},
                    {{"env", "CartPole-v1"}});
  ParameterReader reader(folder / "net");
  CHECK(reader.metadata().at("env") == "CartPole-v1");
  CHECK_THROWS_AS(reader.expect("scale", {1}), IoError);
  CHECK_THROWS_AS(reader.expect("weight", {3, 1}), IoError);
  reader.expect("weight", {1, 3});
  CHECK_THROWS_AS(reader.expect_no_more(), IoError);
  CHECK_THROWS_AS(reader.take("bias"), StateError);
  reader.expect("bias", {1});
  reader.expect_no_more();
  CHECK(reader.take("weight") == Tensor::matrix({{1, 2, 3}}));
  CHECK(reader.take("bias") == Tensor::vector({4}));
  CHECK_THROWS_AS(reader.take("bias"), StateError);
}

TEST_CASE("ParameterReader: float and double files both load") {
  const TemporaryFolder folder;
  std::string bytes = file_of(
      R"({"d":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"f":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}})",
      12);
  const double d = 0.5;
  const float f = -0.25F;
  std::memcpy(bytes.data() + bytes.size() - 12, &d, 8);
  std::memcpy(bytes.data() + bytes.size() - 4, &f, 4);
  write_file_atomically(folder / "both", bytes);
  ParameterReader reader(folder / "both");
  reader.expect("d", {1});
  reader.expect("f", {1});
  CHECK(reader.take("d").item() == Scalar(0.5));
  CHECK(reader.take("f").item() == Scalar(-0.25));
}
