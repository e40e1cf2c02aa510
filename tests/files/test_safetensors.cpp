#include <doctest/doctest.h>

#include <cstring>
#include <limits>

#include "files/safetensors_bytes.hpp"
#include "files/temporary_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/safetensors.hpp"

using namespace minirl;

namespace {

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
