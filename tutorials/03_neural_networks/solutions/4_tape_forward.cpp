// A tape of your own, first part: write down what is computed.
//
// To find out how a loss depends on every weight, a tape notes each number when it is computed: its value,
// the entries a and b that it came from, and how fast it changes with each, the slopes
//
//   y = a + b        dy/da = 1        dy/db = 1
//   y = a b          dy/da = b        dy/db = a
//
// That is all that the next part needs. An entry is known by its place on the tape. See ./minirl run 3.2
#include "minirl/chapter.hpp"

using namespace minirl;

struct Entry {
  double value;
  int a = -1, b = -1;               // the places it came from; -1: from nowhere, it was given
  double slope_a = 0, slope_b = 0;  // d value / d a, d value / d b
};
using Tape = std::vector<Entry>;

// Appends an entry and gives its place.
int note(Tape& tape, const Entry& entry) {
  tape.push_back(entry);
  return static_cast<int>(tape.size()) - 1;
}

int add(Tape& tape, int a, int b) { return note(tape, {tape[a].value + tape[b].value, a, b, 1, 1}); }

int multiply(Tape& tape, int a, int b) {
  const double x = tape[a].value, y = tape[b].value;
  return note(tape, {x * y, a, b, y, x});  // the slope by one factor is the other factor
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

struct Noted : Entry {
  explicit Noted(int (*operation)(Tape&, int, int)) {
    Tape tape;
    const int a = note(tape, {3}), b = note(tape, {4});
    static_cast<Entry&>(*this) = tape.at(operation(tape, a, b));
  }
};

TEST_CASE("3.4: 3 + 4 is 7, with slope 1 by both") {
  const Noted y(add);
  CHECK(y.value == 7);
  CHECK_MESSAGE(y.a == 0, "a is " << y.a << ", expected 0: where it came from is not noted");
  CHECK(y.b == 1);
  CHECK_MESSAGE(y.slope_a == 1,
                "slope_a is " << y.slope_a << ", expected 1: a sum grows by 1 if a grows by 1");
  CHECK(y.slope_b == 1);
}

TEST_CASE("3.4: 3 times 4 is 12, with slope 4 by the 3") {
  const Noted y(multiply);
  CHECK(y.value == 12);
  CHECK_MESSAGE(y.a == 0, "a is " << y.a << ", expected 0: where it came from is not noted");
  CHECK(y.b == 1);
  CHECK_MESSAGE(y.slope_a == 4,
                "slope_a is " << y.slope_a << ", expected 4: the slope by a is b, not a itself");
  CHECK(y.slope_b == 3);
}
