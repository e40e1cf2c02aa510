// rejected: the gradient of the loss itself is 1
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
  for (int i = loss; i >= 0; --i) {
    const Entry& y = tape[i];
    if (y.a >= 0) tape[y.a].gradient += y.slope_a * y.gradient;
    if (y.b >= 0) tape[y.b].gradient += y.slope_b * y.gradient;
  }
}
