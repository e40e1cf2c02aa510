#include "minirl/envs/notebook_cartpole_env.hpp"

#include <algorithm>

namespace minirl {
namespace {

Tensor rounded(const NotebookCartPole::State& state) {
  Tensor s = Tensor::with_room({4});
  std::transform(state.begin(), state.end(), s.data(), [](double x) { return static_cast<float>(x); });
  return s;
}

}  // namespace

void NotebookCartPoleEnv::set_state(const NotebookCartPole::State& state) {
  looks_.set_state(game_.reset(state));
}

Tensor NotebookCartPoleEnv::start(std::optional<std::uint64_t> seed) {
  if (seed) starts_ = OldGymStarts(*seed);
  set_state(starts_.next());
  return rounded(state());
}

Step<Tensor> NotebookCartPoleEnv::advance(const int& a) {
  const auto [next, reward, fallen] = game_.step(a);
  looks_.set_state(next);
  return {rounded(next), reward, fallen, false};
}

}  // namespace minirl
