// Tensors: blocks of numbers with a shape. What an axis is, what Eigen is for, and why shapes must fit.
#include <cmath>

#include "minirl/autodiff/arithmetic.hpp"
#include "minirl/autodiff/indexing.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/tensor/eigen.hpp"
#include "minirl/tensor/functions.hpp"
#include "minirl/tensor/reductions.hpp"

using namespace minirl;

namespace {

// The rows of a tensor [n,m] as the notebook prints them.
std::string rows_text(const Tensor& t) {
  std::string text = "[";
  for (int i = 0; i < t.dim(0); ++i) {
    text += i == 0 ? "[" : ", [";
    for (int j = 0; j < t.dim(1); ++j) text += join(j == 0 ? "" : ", ", t(i, j));
    text += "]";
  }
  return text + "]";
}

// ---- The notebook's small lessons

void shapes(Findings& findings) {
  const Tensor data = Tensor::vector({1, 2, 3, 4});  // [4]: one observation
  const Tensor batch = data.reshaped({1, 4});        // [1,4]: a batch that holds one observation
  findings.same("networks read batches: [1,2,3,4] with a batch axis (NumPy's reshape(1,-1), newaxis)",
                "[[1, 2, 3, 4]]", rows_text(batch));
  Tensor copy = batch;
  copy(0, 0) = 9;
  findings.judged("a tensor is a value: after copy(0, 0) = 9 the original starts with", "-",
                  to_text(batch[0]), batch[0] == 1);

  findings.same("the mean of [1, 2, 5]", "2.6666667", to_text(mean(Tensor::vector({1, 2, 5}))));
  findings.same("the classes 1, 1, 2, 0, 1, 2 as one-hot rows",
                "[[0, 1, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]]",
                rows_text(one_hot({1, 1, 2, 0, 1, 2}, 3)));

  // zip: two lists side by side. Here they are two rows of a matrix, and the pairs its transpose.
  const Tensor lists = Tensor::matrix({{1, 2, 3}, {4, 5, 6}});
  Tensor pairs({3, 2});
  as_matrix(pairs) = as_matrix(lists).transpose();
  findings.same("zip([1,2,3], [4,5,6])", "[[1, 4], [2, 5], [3, 6]]", rows_text(pairs));
}

// ---- Eigen: arithmetic over whole tensors in one line

void eigen(Findings& findings) {
  Tensor x = Tensor::matrix({{1, 2}, {3, 4}});
  as_array(x) = as_array(x).square() + 1;  // a view: it owns nothing, so this changes x itself
  findings.judged("x = x^2 + 1 for each number of [[1, 2], [3, 4]]", "-", rows_text(x),
                  x == Tensor::matrix({{2, 5}, {10, 17}}));
  as_matrix(x).row(1).setZero();
  findings.judged("its second row set to 0, through a view as a matrix", "-", rows_text(x),
                  x == Tensor::matrix({{2, 5}, {0, 0}}));
}

// ---- Shapes that nearly fit. The notebook tells of it: "the first 3 releases of the 2nd edition" of its
// book lacked a reshape of the targets of deep Q-learning, so that 32 values were compared with 32 each.

// The error's text, or "no error".
template <class Action>
std::string error_of(Action action) {
  try {
    action();
  } catch (const ShapeError& error) {
    return error.what();
  }
  return "no error";
}

void broadcasting(Findings& findings) {
  GradientTape tape;
  const Var x = tape.constant(Tensor::matrix({{1, 2, 3}, {4, 5, 6}}));
  const Var row = tape.constant(Tensor::matrix({{10, 20, 30}}));  // [1,3]: its only row serves for both
  const Tensor sums = (x + row).value();
  findings.judged("[2,3] + [1,3]: equal ranks, an extent of 1 stretches", "-", rows_text(sums),
                  sums == Tensor::matrix({{11, 22, 33}, {14, 25, 36}}));

  const Var predictions = tape.constant(Tensor({32, 1})), targets = tape.constant(Tensor({32}));
  const std::string error = error_of([&] { return predictions - targets; });
  findings.judged("[32,1] - [32]: NumPy makes 1024 numbers of it, silently", "-", error, error != "no error");
}

struct Line {
  float slope = 0, intercept = 0;
};

// What each prediction is compared with: its own target, or, as [n,1] - [n] does it, each of the targets.
enum class Pairs { matched, all };

// Gradient descent by hand on the mean square error of a line, 300 steps.
Line fit_line(const Tensor& x, const Tensor& targets, Pairs pairs) {
  Tensor prediction(x.shape()), error(x.shape()), product(x.shape());
  Line line;
  for (int step = 0; step < 300; ++step) {
    as_array(prediction) = line.slope * as_array(x) + line.intercept;
    // The mean of p - t over all targets t is p - mean(t): to this loss the targets are all alike.
    if (pairs == Pairs::matched)
      as_array(error) = as_array(prediction) - as_array(targets);
    else
      as_array(error) = as_array(prediction) - mean(targets);
    as_array(product) = as_array(error) * as_array(x);
    line.slope -= 0.1f * 2 * mean(product);    // d mean(error^2) / d slope = 2 mean(error x)
    line.intercept -= 0.1f * 2 * mean(error);  // d mean(error^2) / d intercept = 2 mean(error)
  }
  return line;
}

Series drawn(const std::string& name, const Line& line) {
  return {name, {-1, 1}, {line.intercept - line.slope, line.intercept + line.slope}, {}, {}};
}

void the_silent_mistake(Findings& findings) {
  Tensor x({32}), targets({32});
  for (int i = 0; i < 32; ++i) {
    x[i] = static_cast<float>(-1 + i / 15.5);
    targets[i] = 2 * x[i] + 1 + 0.3f * static_cast<float>(std::sin(5.0 * i));
  }
  const Line right = fit_line(x, targets, Pairs::matched), wrong = fit_line(x, targets, Pairs::all);
  findings.judged("points around 2 x + 1: the fitted slope", "-", fixed(right.slope, 3),
                  std::abs(right.slope - 2) < 0.05);
  findings.judged("the same, but [32,1] - [32] compares each with all: the slope", "-", fixed(wrong.slope, 3),
                  std::abs(wrong.slope) < 0.001);

  Series points{"targets", {x.begin(), x.end()}, {targets.begin(), targets.end()}, {}, {}};
  const Plot plot{.title = "A shape that nearly fits",
                  .x_label = "x",
                  .y_label = "y",
                  .series = {points, drawn("[32] - [32]", right), drawn("[32,1] - [32]", wrong)}};
  findings.picture({"broadcasting.svg",
                    "Two lines fitted to the same points. Where [32,1] - [32] quietly becomes [32,32], "
                    "nothing fails and the loss falls: towards a line that knows the mean only. minirl "
                    "refuses that subtraction."},
                   to_svg(plot));
}

// ---- Along which axis?

// The PyTorch notebook says softmax(dim=0). That is right for one vector of scores, [6]; for a batch of one,
// [1,6], it makes each score a certainty of its own. Softmax here always runs along the last axis, so the
// wrong axis has to be made by hand: the columns of [1,6] are the rows of [6,1].
void wrong_axis(Findings& findings) {
  const Tensor scores = Tensor::matrix({{1, 2, 3, 1, 2, 3}});
  Tensor right(scores.shape()), wrong({6, 1});
  softmax(scores, right.target());
  softmax(scores.reshaped({6, 1}), wrong.target());
  findings.judged("softmax of a batch of one state, 6 actions: the sum of the probabilities", "-",
                  fixed(sum(right), 4), std::abs(sum(right) - 1) < 1e-6f);
  findings.judged("the same along axis 0, as the PyTorch notebook takes it: every action is certain", "-",
                  rows_text(wrong.reshaped({1, 6})), wrong == Tensor({6, 1}, 1));
}

void tensors(Findings& findings, const ChapterOptions&) {
  shapes(findings);
  eigen(findings);
  broadcasting(findings);
  the_silent_mistake(findings);
  wrong_axis(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "03.1 Tensors", .run = tensors});
}
