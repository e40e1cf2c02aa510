// A tape of your own, third part: find the silent bug.
//
// In x x the number x is used twice. If x grows, the product grows through both of its places, so the two
// contributions add up:
//
//   d(x x)/dx = x + x = 2 x
//
// A network used twice, a hidden unit that feeds many others: everything in deep learning is used more
// than once. `backward` below lacks one character in two places; as long as everything is used once it is
// right.
#include "minirl/chapter.hpp"

using namespace minirl;

struct Entry {
  double value;
  int a = -1, b = -1;               // the places it came from; -1: from nowhere
  double slope_a = 0, slope_b = 0;  // d value / d a, d value / d b
  double gradient = 0;              // d loss / d value
};
using Tape = std::vector<Entry>;

int note(Tape& tape, const Entry& entry) {
  tape.push_back(entry);
  return static_cast<int>(tape.size()) - 1;
}
int add(Tape& tape, int a, int b) { return note(tape, {tape[a].value + tape[b].value, a, b, 1, 1}); }
int multiply(Tape& tape, int a, int b) {
  return note(tape, {tape[a].value * tape[b].value, a, b, tape[b].value, tape[a].value});
}

void backward(Tape& tape, int loss) {
  tape[loss].gradient = 1;
  for (int i = loss; i >= 0; --i) {
    const Entry y = tape[i];
    // += where = stood: what other uses of the same entry have handed on is kept.
    if (y.a >= 0) tape[y.a].gradient += y.slope_a * y.gradient;
    if (y.b >= 0) tape[y.b].gradient += y.slope_b * y.gradient;
  }
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("3.6: what is used once counts once") {
  Tape tape;
  const int x = note(tape, {3}), y = note(tape, {5});
  backward(tape, multiply(tape, x, y));
  INFO(join("d(x y)/dx is ", tape[x].gradient, ", expected 5 = y",
            tape[x].gradient == 10 ? ": used once, it counts twice" : ""));
  CHECK(tape[x].gradient == 5);
}

TEST_CASE("3.6: what is used twice in one place counts twice") {
  Tape tape;
  const int x = note(tape, {3});
  backward(tape, multiply(tape, x, x));
  INFO(join("d(x x)/dx at 3 is ", tape[x].gradient, ", expected 6 = 3 + 3"));
  CHECK(tape[x].gradient == 6);
}

TEST_CASE("3.6: what is used in several places counts in each") {
  Tape tape;
  const int x = note(tape, {3}), y = note(tape, {5});
  backward(tape, add(tape, multiply(tape, x, y), x));  // x y + x
  const double g = tape[x].gradient;
  INFO(join("d(x y + x)/dx is ", g, ", expected 6 = y + 1",
            g == 5 || g == 1 ? ": the last use wipes out the others" : ""));
  CHECK(g == 6);
}
