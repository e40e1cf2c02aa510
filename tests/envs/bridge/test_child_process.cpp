#include "envs/bridge/child_process.hpp"

#include <doctest/doctest.h>

#include "envs/bridge/messages.hpp"
#include "minirl/core/errors.hpp"

using namespace minirl;
using namespace minirl::bridge;
using namespace std::chrono_literals;

namespace {

Clock::time_point in(Clock::duration time) { return Clock::now() + time; }

std::vector<std::uint8_t> pattern(std::size_t size) {
  std::vector<std::uint8_t> bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i % 251);
  return bytes;
}

bool equal(std::span<const std::uint8_t> a, const std::vector<std::uint8_t>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

}  // namespace

TEST_CASE("child process: what is written comes back, in pieces or whole") {
  ChildProcess cat({"cat"});
  for (const std::size_t size : {1u, 8u, 3000u, 65537u}) {
    CAPTURE(size);
    const auto bytes = pattern(size);
    CHECK(cat.write(bytes, in(20s)) == Transfer::done);
    CHECK(cat.read(size, in(20s)) == Transfer::done);
    CHECK(equal(cat.received(), bytes));
    cat.take_all();
  }
}

TEST_CASE("child process: a reader that reads on waits for the rest") {
  ChildProcess slow({"sh", "-c", "printf one; sleep 0.2; printf two"});
  CHECK(slow.read(3, in(20s)) == Transfer::done);
  CHECK(slow.read(6, in(20s)) == Transfer::done);
  CHECK(equal(slow.received(), {'o', 'n', 'e', 't', 'w', 'o'}));
  CHECK(slow.read(7, in(20s)) == Transfer::ended);
  CHECK(slow.how_it_ended() == "ended with exit status 0");
}

TEST_CASE("child process: one that neither reads nor answers is late") {
  ChildProcess deaf({"sleep", "600"});
  CHECK(deaf.write(pattern(4'000'000), in(100ms)) == Transfer::late);
  CHECK(deaf.read(1, in(100ms)) == Transfer::late);
  const auto started = Clock::now();
  deaf.kill();
  CHECK(deaf.how_it_ended() == "was ended by signal 9 (Killed)");
  CHECK(Clock::now() - started < 10s);
}

TEST_CASE("child process: writing to one that has ended is no signal, only the end") {
  ChildProcess gone({"sh", "-c", "echo farewell >&2; exit 7"});
  CHECK(gone.read(1, in(20s)) == Transfer::ended);
  CHECK(gone.how_it_ended() == "ended with exit status 7");
  CHECK(gone.write(pattern(10), in(20s)) == Transfer::ended);
  CHECK(gone.last_words() == "farewell");
}

TEST_CASE("child process: of much that it prints the end is kept") {
  ChildProcess chatty({"sh", "-c", "i=0; while [ $i -lt 9999 ]; do i=$((i + 1)); echo line $i >&2; done"});
  CHECK(chatty.read(1, in(60s)) == Transfer::ended);
  const std::string words = chatty.last_words();
  CHECK(words.size() <= 4096);
  CHECK(words.ends_with("line 9998\nline 9999"));
}

TEST_CASE("child process: a program that does not stop when nobody talks to it is killed") {
  const auto started = Clock::now();
  { ChildProcess stubborn({"sh", "-c", "trap '' TERM HUP; sleep 600"}); }
  CHECK(Clock::now() - started < 20s);
}

TEST_CASE("messages: a head of eight bytes, then numbers and texts, little end first") {
  MessageWriter writer;
  for (int round = 0; round < 2; ++round) {
    writer.begin(Opcode::step);
    writer.number(std::int64_t{-2});
    writer.text("ab");
    const std::vector<std::uint8_t> expected{14,   0,    0,    0,    5,    0, 0, 0, 0xFE, 0xFF, 0xFF,
                                             0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2, 0, 0, 0,    'a',  'b'};
    CHECK(equal(writer.finished(), expected));
  }
  MessageReader reader(writer.finished().subspan(sizeof(MessageHead)));
  CHECK(reader.number<std::int64_t>() == -2);
  CHECK(reader.text() == "ab");
  CHECK(reader.rest().empty());
  CHECK_THROWS_WITH_AS(reader.number<float>(), "bridge: 4 bytes were expected where a message has 0 left",
                       ChildError);
}
