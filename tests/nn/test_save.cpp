#include <doctest/doctest.h>

#include "files/temporary_folder.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/nn/activations.hpp"
#include "minirl/nn/dense.hpp"
#include "minirl/nn/save.hpp"
#include "minirl/nn/sequential.hpp"

using namespace minirl;

TEST_CASE("save and load: the same numbers and the metadata come back") {
  const TemporaryFolder folder;
  Sequential net = sequential(Dense(4, 8), Relu{}, Dense(8, 2));
  initialise(net, Rng(3).stream("net"));
  save(folder.path() / "net.safetensors", net, {{"agent", "reinforce"}});

  Sequential other = sequential(Dense(4, 8), Relu{}, Dense(8, 2));
  CHECK(load(folder.path() / "net.safetensors", other) == Metadata{{"agent", "reinforce"}});
  const Tensor x({3, 4}, Scalar(0.5));
  CHECK(predict(net, x) == predict(other, x));
}

TEST_CASE("load: a file of another network leaves this one as it was") {
  const TemporaryFolder folder;
  Sequential net = sequential(Dense(4, 8), Relu{}, Dense(8, 2));
  initialise(net, Rng(3).stream("net"));
  save(folder.path() / "net.safetensors", net);

  Sequential wider = sequential(Dense(4, 9), Relu{}, Dense(9, 2)), shorter = sequential(Dense(4, 8)),
             longer = sequential(Dense(4, 8), Relu{}, Dense(8, 2), Dense(2, 2));
  for (Sequential* wrong : {&wider, &shorter, &longer}) {
    initialise(*wrong, Rng(0));
    const Sequential before = *wrong;
    CHECK_THROWS_AS(load(folder.path() / "net.safetensors", *wrong), IoError);
    CHECK(predict(*wrong, Tensor({1, 4}, 1)) == predict(before, Tensor({1, 4}, 1)));
  }
  CHECK_THROWS_AS(load(folder.path() / "absent.safetensors", net), IoError);
}

TEST_CASE("save: a folder that is not there, parameters without values") {
  const TemporaryFolder folder;
  Sequential net = sequential(Dense(4, 2));
  CHECK_THROWS_AS(save(folder.path() / "net.safetensors", net), Error);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "net.safetensors"));
  initialise(net, Rng(0));
  CHECK_THROWS_AS(save(folder.path() / "no" / "net.safetensors", net), IoError);
}
