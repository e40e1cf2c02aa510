#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files/spawn.hpp"
#include "minirl/core/errors.hpp"

using namespace minirl;
using namespace minirl::detail;

namespace {

// Starts a program, lets it end, and returns what it printed.
std::string output_of(const std::vector<std::string>& words) {
  auto [ours, theirs] = make_pipe();
  const pid_t process = spawn(words, {.output = theirs.number()});
  theirs.close();
  std::string output;
  char letter = 0;
  while (::read(ours.number(), &letter, 1) == 1) output += letter;
  int status = -1;
  CHECK(::waitpid(process, &status, 0) == process);
  CHECK(status == 0);
  return output;
}

bool is_open(int number) { return ::fcntl(number, F_GETFD) >= 0; }

}  // namespace

TEST_CASE("spawn: a program of the PATH gets its arguments as they are") {
  CHECK(output_of({"printf", "%s|", "two words", "", "$HOME"}) == "two words||$HOME|");
}

TEST_CASE("spawn: a program that is not there") {
  CHECK_THROWS_WITH_AS(spawn({"./no such program"}, {}),
                       "cannot start ./no such program: No such file or directory", IoError);
}

TEST_CASE("spawn: nothing but its standard files is open in the program") {
  const Pipe pipe = make_pipe();
  for (const int number : {pipe.read_end.number(), pipe.write_end.number()}) {
    const std::string question = "if [ -e /dev/fd/" + std::to_string(number) + " ]; then echo open; fi";
    CHECK(is_open(number));
    CHECK(output_of({"sh", "-c", question}) == "");
  }
}

TEST_CASE("spawn: a descriptor is closed with its owner, once, and is above the standard files") {
  int number = -1;
  {
    Descriptor first(::open("/dev/null", O_RDONLY), "open");
    number = first.number();
    CHECK(number > 2);
    Descriptor second = std::move(first);
    CHECK(second.number() == number);
    CHECK(is_open(number));
  }
  CHECK_FALSE(is_open(number));
  CHECK_FALSE(Descriptor().is_open());
  CHECK_THROWS_WITH_AS(Descriptor(::open("/no/such/file", O_RDONLY), "open"),
                       "open: No such file or directory", IoError);

  const int input = ::dup(0);  // a program that was started without an input: the next file would be number 0
  ::close(0);
  const Descriptor lifted(::open("/dev/null", O_RDONLY), "open");
  CHECK(lifted.number() > 2);
  CHECK_FALSE(is_open(0));
  if (input >= 0) ::dup2(input, 0), ::close(input);
}
