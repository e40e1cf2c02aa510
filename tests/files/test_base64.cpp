#include <doctest/doctest.h>

#include "minirl/files/base64.hpp"

using namespace minirl;

TEST_CASE("base64: the vectors of RFC 4648, section 10") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foob") == "Zm9vYg==");
  CHECK(base64("fooba") == "Zm9vYmE=");
  CHECK(base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("base64: bytes above 127 and zeros") {
  CHECK(base64(std::string_view("\xff\xff\xfe\x00\x10\x83", 6)) == "///+ABCD");
  CHECK(data_uri("image/png", "foo") == "data:image/png;base64,Zm9v");
}
