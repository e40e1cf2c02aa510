// scalar: double
// The policy gradient by hand, and its check.
//
// What does the loss of REINFORCE, -mean(A log pi), do to a score z[i,j], action j in step i? Take the
// derivative of log softmax: 1 for the action's own score, minus the probability for every score. So
//
//   d loss / d z[i,j] = -A[i] / n (1[j = a[i]] - p[i,j])        n: the number of steps
//
// Read it: a good action's score rises, all others fall, and an action that was certain anyway moves
// nothing. Tensor g(p.shape()) is one of p's shape, p.dim(0) its rows, g(i, j) a number. The check compares
// your gradient with differences of the loss, in doubles.
#include "minirl/chapter.hpp"

using namespace minirl;

// p: [n,actions], the softmax of z   a: n actions   weights: [n]   result: [n,actions]
Tensor slopes([[maybe_unused]] const Tensor& p, [[maybe_unused]] const Indices& a,
              [[maybe_unused]] const Tensor& weights) {
  return todo<Tensor>("4.9");
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

TEST_CASE("4.9: two steps, action 0 was good and action 1 bad") {
  const Tensor g = slopes(Tensor({2, 2}, {0.5, 0.5, 0.5, 0.5}), {0, 1}, Tensor::vector({4, -2}));
  const bool as_p = g.shape() == Shape{2, 2};
  REQUIRE_MESSAGE(as_p, "the result is ", g.shape().text(), ", expected the shape of p: [2, 2]");
  const char* known = g(0, 0) == 1    ? ": the sign is that of the climb, the loss goes down"
                      : g(0, 0) == -2 ? ": the loss is a mean: divide by n"
                      : g(0, 1) == 0  ? ": the scores of the other actions fall, by their probability"
                                      : "";
  INFO(join("the slopes are ", to_text(g), ", expected -1, 1 and -0.5, 0.5", known));
  const bool right = g == Tensor({2, 2}, {-1, 1, -0.5, 0.5});
  CHECK(right);
}

// The loss as an operation of its own: forward is the library's softmax, backward is yours.
Var loss_with_your_gradient(Var z, const Indices& a, const Tensor& weights) {
  const Tensor p = softmax(z).value();
  GradientTape other;
  const Scalar loss = reinforce_loss(log_probability(other.constant(z.value()), a), weights).item();
  const Tensor g = slopes(p, a, weights);
  return record(
      "loss", {z}, {}, [loss](const Op& o) { o.y().data[0] = loss; },
      [g](const Op& o) {
        const Target dz = o.dx(0);
        for (int i = 0; i < g.size(); ++i) dz.put(i, o.dy().data[0] * g[i]);
      });
}

TEST_CASE("4.9: it agrees with differences of the loss") {
  const auto f = [](const std::vector<Var>& z) {
    return loss_with_your_gradient(z[0], {2, 0, 1}, Tensor::vector({1.5, -0.5, 2}));
  };
  const Gradcheck check = gradcheck(f, {Tensor({3, 3}, {0.1, -1, 2, 0, 0, 3, -2, 0.5, 1})});
  INFO(check.text());
  CHECK(check.worst_error < 1e-7);
}
