// rejected: a sum grows by 1 if a grows by 1
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

int add(Tape& tape, int a, int b) {
  const double x = tape[a].value, y = tape[b].value;
  return note(tape, {x + y, a, b, y, x});
}
int multiply(Tape& tape, int a, int b) {
  const double x = tape[a].value, y = tape[b].value;
  return note(tape, {x * y, a, b, y, x});
}
