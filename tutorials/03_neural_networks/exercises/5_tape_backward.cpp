// A tape of your own, second part: walk back.
//
// The gradient of an entry is d loss / d entry: by how much the loss grows if this number grows. Of the
// loss itself it is 1. Each entry y hands its gradient on to what it came from, times the slope (the chain
// rule):
//
//   gradient[a] += dy/da gradient[y]        gradient[b] += dy/db gradient[y]
//
// A gradient must be complete before it is handed on. Inputs stand before results on the tape, so the
// order is given: from the loss to the first entry.
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

// Fills in the gradients of all entries up to the loss; all are 0 before.
void backward([[maybe_unused]] Tape& tape, [[maybe_unused]] int loss) { todo<void>("3.5"); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

// loss = c (w x + b), with w = 0.5, x = 3, b = -1, c = 10
struct Neuron {
  Tape tape;
  int w = note(tape, {0.5}), x = note(tape, {3}), b = note(tape, {-1}), c = note(tape, {10});
  int product = multiply(tape, w, x), z = add(tape, product, b), loss = multiply(tape, c, z);
  Neuron() { backward(tape, loss); }
  double gradient(int place) const { return tape[place].gradient; }
};

TEST_CASE("3.5: the loss grows as fast as itself") {
  const Neuron n;
  CHECK_MESSAGE(n.gradient(n.loss) == 1,
                "it is " << n.gradient(n.loss) << ": the gradient of the loss itself is 1");
}

TEST_CASE("3.5: one step back, by c and by z") {
  const Neuron n;
  CHECK(n.gradient(n.c) == 0.5);  // z
  CHECK(n.gradient(n.z) == 10);   // c
}

TEST_CASE("3.5: the chain rule back to the weight") {
  const Neuron n;
  const double g = n.gradient(n.w);
  const char* known = g == 0
                          ? ": it walks from the first entry to the loss, before there is anything to hand on"
                      : g == 3 ? ": that is the slope alone, without the gradient of the result"
                               : "";
  INFO(join("d loss / d w is ", g, ", expected 30 = c x", known));
  CHECK(g == 30);
  CHECK(n.gradient(n.x) == 5);   // c w
  CHECK(n.gradient(n.b) == 10);  // c
}
