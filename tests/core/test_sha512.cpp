#include <doctest/doctest.h>

#include <string>

#include "minirl/core/sha512.hpp"

using minirl::sha512;

TEST_CASE("sha512: the example of the standard") {
  CHECK(sha512("abc") == std::array<std::uint64_t, 8>{
                             0xddaf35a193617aba, 0xcc417349ae204131, 0x12e6fa4e89a97ea2, 0x0a9eeee64b55d39a,
                             0x2192992a274fc1a8, 0x36ba3c23a3feebbd, 0x454d4423643ce80e, 0x2a9ac94fa54ca49f});
}

TEST_CASE("sha512: texts about as long as a block, as Python's hashlib has them") {
  struct Case {
    std::size_t length;
    std::uint64_t first, last;
  };
  for (const auto& [length, first, last] : {Case{111, 0x9a2a120825c23198, 0x248478053ac4d3dd},
                                            {112, 0xa3722b515ef40c91, 0x030bb55531fe0d5b},
                                            {119, 0xc5df60b24c746cda, 0x9bcaee2c191ea4be},
                                            {120, 0x13cdfbc65ba3c855, 0xf75a80c15cb82655},
                                            {127, 0x1d5a8893e7b7ed83, 0x15f406af76c1d7bf},
                                            {128, 0xe2e22f8422b54b06, 0x5822bf2cb734d0e0},
                                            {1000, 0xae13575c5d98bfa6, 0x2e04cc4eb9126310}}) {
    const auto hash = sha512(std::string(length, 'x'));
    CHECK(hash[0] == first);
    CHECK(hash[7] == last);
  }
  CHECK(sha512("")[0] == 0xcf83e1357eefb8bd);
}
