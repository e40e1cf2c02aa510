// A tape of your own, last part: an activation, and a neuron that learns.
//
// Sums and products alone can only draw straight lines in each input. tanh bends: it squashes any number
// into (-1, 1). Its slope is written with its own result y, which is at hand already:
//
//   y = tanh(a)        dy/da = 1 - y^2
//
// With that your tape trains a neuron: y = tanh(w x), loss = (y - t)^2, w becomes w - rate d loss / d w.
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

// std::tanh computes the value.
int tanh_of([[maybe_unused]] Tape& tape, [[maybe_unused]] int a) { return todo<int>("3.7"); }

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

int add(Tape& tape, int a, int b) { return note(tape, {tape[a].value + tape[b].value, a, b, 1, 1}); }
int multiply(Tape& tape, int a, int b) {
  return note(tape, {tape[a].value * tape[b].value, a, b, tape[b].value, tape[a].value});
}
void backward(Tape& tape, int loss) {
  tape[loss].gradient = 1;
  for (int i = loss; i >= 0; --i) {
    const Entry y = tape[i];
    if (y.a >= 0) tape[y.a].gradient += y.slope_a * y.gradient;
    if (y.b >= 0) tape[y.b].gradient += y.slope_b * y.gradient;
  }
}

TEST_CASE("3.7: the slope of tanh is 1 in the middle and small at the ends") {
  for (const double x : {0.0, 0.5, -2.0}) {
    Tape tape;
    const Entry y = tape[tanh_of(tape, note(tape, {x}))];
    const double slope = (std::tanh(x + 1e-5) - std::tanh(x - 1e-5)) / 2e-5;
    CHECK(y.value == doctest::Approx(std::tanh(x)));
    CHECK_MESSAGE(y.b == -1, "b is " << y.b << ", expected -1: tanh has one input");
    const char* known = y.slope_a == 0 ? ": without a slope nothing is handed on"
                        : x != 0 && y.slope_a == 1 - x * x
                            ? ": that is 1 - a^2, with the input where the result belongs"
                            : "";
    INFO(join("at ", x, " slope_a is ", y.slope_a, ", expected ", slope, known));
    CHECK(y.slope_a == doctest::Approx(slope).epsilon(1e-6));
  }
}

TEST_CASE("3.7: a neuron learns to give 0.8 for 2") {
  double weight = 0.1;
  for (int step = 0; step < 200; ++step) {
    Tape tape;
    const int w = note(tape, {weight}), x = note(tape, {2}), minus_t = note(tape, {-0.8});
    const int error = add(tape, tanh_of(tape, multiply(tape, w, x)), minus_t);
    backward(tape, multiply(tape, error, error));
    weight -= 0.1 * tape[w].gradient;
  }
  INFO("after 200 steps the weight is ", weight, ", expected 0.5493 = artanh(0.8) / 2");
  CHECK(std::tanh(2 * weight) == doctest::Approx(0.8).epsilon(1e-3));
}
