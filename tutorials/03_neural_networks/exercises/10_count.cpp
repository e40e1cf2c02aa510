// Predict: how many numbers does a network learn?
//
// A dense layer from n to m numbers computes y = x W + b. x is a row of n, W has n rows and m columns, and
// b is one number for each of the m outputs. An activation such as relu learns nothing.
//
//   cart-pole's network:  4 numbers -> Dense(4, 32) -> relu -> Dense(32, 2) -> 2 scores
//
// Reckon first, then write: the check builds the network and counts.
#include "minirl/chapter.hpp"

using namespace minirl;

// The learned numbers of the network above.
const auto parameters = [] { return todo<int>("3.10"); };

// A batch of 50 observations goes in as [50,4]. How many numbers come out?
const auto outputs = [] { return todo<int>("3.10"); };

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

Sequential network() {
  Sequential net = sequential(Dense(4, 32), Relu{}, Dense(32, 2));
  initialise(net, Rng(0).stream("net"));
  return net;
}

TEST_CASE("3.10: the learned numbers") {
  const int said = parameters(), counted = parameter_count(network());
  const char* known = said == 192            ? ": the biases are missing"
                      : said == 50 * counted ? ": weights do not depend on the batch"
                                             : "";
  std::string parts;
  const Sequential net = network();
  for_each_named_parameter(net, [&](const std::string& name, const Tensor& parameter, const Initialiser&) {
    parts += join(" ", name, " ", parameter.shape().text());
  });
  INFO(join("you said ", said, "; the network holds", said == counted ? "" : parts, known));
  const bool right = said == counted;
  CHECK(right);
}

TEST_CASE("3.10: what comes out for a batch") {
  const int said = outputs(), counted = predict(network(), Tensor({50, 4})).size();
  INFO(join("you said ", said, said == 2 ? ": those of a single observation" : ""));
  const bool right = said == counted;
  CHECK(right);
}
