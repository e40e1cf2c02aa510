#include <doctest/doctest.h>
#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <cstring>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "files/event_format.hpp"
#include "files/temporary_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/tensorboard.hpp"

using namespace minirl;

namespace {

std::string bytes(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text += static_cast<char>(value);
  return text;
}

template <class T>
T number_at(const std::string& text, std::size_t at) {
  T value{};
  REQUIRE(at + sizeof value <= text.size());
  std::memcpy(&value, text.data() + at, sizeof value);
  return value;
}

// The contents of a file's records; their frames must be right.
std::vector<std::string> records_of(const std::string& file) {
  std::vector<std::string> records;
  for (std::size_t at = 0; at < file.size();) {
    const auto length = number_at<std::uint64_t>(file, at);
    records.push_back(file.substr(at + 12, length));
    CHECK(file.substr(at, 16 + length) == detail::tfrecord(records.back()));
    at += 16 + length;
  }
  return records;
}

// The fields of a message by number: varints in decimal digits, all others as their bytes.
std::map<int, std::string> fields_of(const std::string& message) {
  std::map<int, std::string> fields;
  std::size_t at = 0;
  const auto varint = [&] {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      const auto byte = number_at<std::uint8_t>(message, at++);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.size()) {
    const std::uint64_t key = varint();
    std::string& field = fields[static_cast<int>(key >> 3)];
    if ((key & 7) == 0) {
      field = std::to_string(varint());
      continue;
    }
    const std::uint64_t length = (key & 7) == 1 ? 8 : (key & 7) == 5 ? 4 : varint();
    field = message.substr(at, length);
    at += length;
  }
  return fields;
}

struct Scalar {
  std::string tag, step;
  float value;
};

Scalar scalar_of(const std::string& record) {
  auto event = fields_of(record);
  auto value = fields_of(fields_of(event[5])[1]);
  return {value[1], event[2], number_at<float>(value[2], 0)};
}

}  // namespace

TEST_CASE("crc32c: the values of RFC 3720, appendix B.4") {
  CHECK(detail::crc32c("") == 0);
  CHECK(detail::crc32c("123456789") == 0xE3069283);
  CHECK(detail::crc32c(std::string(32, '\0')) == 0x8A9136AA);
  CHECK(detail::crc32c(std::string(32, '\xFF')) == 0x62A8AB43);
  std::string rising, falling;
  for (char c = 0; c < 32; ++c) rising += c, falling += static_cast<char>(31 - c);
  CHECK(detail::crc32c(rising) == 0x46DD794E);
  CHECK(detail::crc32c(falling) == 0x113FDB5C);
}

TEST_CASE("Message: the examples of protobuf's description of its encoding") {
  CHECK(detail::Message().add(1, std::uint64_t{150}).bytes() == bytes({0x08, 0x96, 0x01}));
  CHECK(detail::Message().add(2, "testing").bytes() == bytes({0x12, 0x07}) + "testing");
  CHECK(detail::Message().add(3, detail::Message().add(1, std::uint64_t{150}).bytes()).bytes() ==
        bytes({0x1A, 0x03, 0x08, 0x96, 0x01}));
  CHECK(detail::Message().add(2, 1.0f).bytes() == bytes({0x15, 0, 0, 0x80, 0x3F}));
  CHECK(detail::Message().add(1, -2.0).bytes() == bytes({0x09, 0, 0, 0, 0, 0, 0, 0, 0xC0}));
  CHECK(detail::Message().add(16, ~std::uint64_t{0}).bytes() ==
        bytes({0x80, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01}));
}

TEST_CASE("tfrecord: the bytes that TensorBoard's own writer makes of an event") {
  const std::string value = detail::Message().add(1, "return").add(2, 21.5f).bytes();
  const std::string summary = detail::Message().add(1, value).bytes();
  const std::string event = detail::Message().add(1, 1.5).add(2, std::uint64_t{300}).add(5, summary).bytes();
  CHECK(detail::tfrecord(event) ==
        bytes({0x1D, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x60, 0x2F, 0xDF, 0x23, 0x09, 0x00, 0x00,
               0x00, 0x00, 0x00, 0x00, 0xF8, 0x3F, 0x10, 0xAC, 0x02, 0x2A, 0x0F, 0x0A, 0x0D, 0x0A, 0x06,
               0x72, 0x65, 0x74, 0x75, 0x72, 0x6E, 0x15, 0x00, 0x00, 0xAC, 0x41, 0xC4, 0x4C, 0x19, 0x9C}));
}

TEST_CASE("EventWriter: what it wrote is read back") {
  const TemporaryFolder folder;
  EventWriter writer(folder / "runs" / "first");
  CHECK(writer.path().filename().string().starts_with("events.out.tfevents."));
  writer.scalar("return", 12, 21.5);
  writer.scalar("loss", 1'000'000'000'000, -0.1);
  writer.scalar("", 0, std::numeric_limits<double>::quiet_NaN());
  writer.resumed_after(12);
  writer.flush();
  const std::vector<std::string> records = records_of(read_file(writer.path()));
  REQUIRE(records.size() == 5);
  CHECK(fields_of(records[0])[3] == "brain.Event:2");
  CHECK(number_at<double>(fields_of(records[0])[1], 0) > 1.7e9);  // seconds since 1970
  CHECK(scalar_of(records[1]).tag == "return");
  CHECK(scalar_of(records[1]).step == "12");
  CHECK(scalar_of(records[1]).value == 21.5f);
  CHECK(scalar_of(records[2]).step == "1000000000000");
  CHECK(scalar_of(records[2]).value == -0.1f);
  CHECK(std::isnan(scalar_of(records[3]).value));
  CHECK(fields_of(records[4])[2] == "13");
  CHECK(fields_of(fields_of(records[4])[7])[1] == "1");  // SessionLog: START
}

TEST_CASE("EventWriter: files of one folder never collide, and their names are in order of time") {
  const TemporaryFolder folder;
  std::vector<std::string> names;
  for (int i = 0; i < 12; ++i) names.push_back(EventWriter(folder.path()).path().filename().string());
  for (std::size_t i = 1; i < names.size(); ++i) CHECK(names[i - 1] < names[i]);
}

TEST_CASE("EventWriter: a folder that cannot be made, a disk that is full") {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", "");
  CHECK_THROWS_WITH_AS(EventWriter(folder / "file"), doctest::Contains("Not a directory"), IoError);

  // No file may grow beyond 100 bytes: for a program that looks like a full disk.
  EventWriter writer(folder.path());
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit short_files{100, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &short_files);
  for (int i = 0; i < 3; ++i) writer.scalar("return", i, 1);
  CHECK_THROWS_WITH_AS(writer.flush(), doctest::Contains("File too large"), IoError);
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
}
