#include <cmath>

#include "golden/nn_case.hpp"
#include "golden/nn_compose.hpp"
#include "golden/nn_ddpg.hpp"
#include "minirl/agents/dqn.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/nn/distributions.hpp"
#include "minirl/nn/losses.hpp"
#include "minirl/rl/credit.hpp"
#include "minirl/rl/returns.hpp"
#include "minirl/tensor/reductions.hpp"

namespace minirl::golden {
namespace {

// y = r + gamma (1 - terminated) next_value
Var bootstrapped(Case& c, Var next_value) {
  return c.leaf("reward") + (1 - c.leaf("terminated")) * next_value * c.number("gamma");
}

// The batch of a case as a memory would hand it out.
Transitions transitions_of(Case& c) {
  Transitions t;
  for (const Scalar reward : c.tensor("reward")) t.rewards.push_back(static_cast<double>(reward));
  for (const Scalar terminated : c.tensor("terminated")) t.terminated.push_back(terminated != 0);
  t.discounts.assign(t.rewards.size(), c.exact_number("gamma"));
  return t;
}

void dqn_target_check(Case& c) {
  c.give("y", dqn_target(transitions_of(c), c.tensor("q_next_target"), c.tensor("q_next_online")));
}

void double_dqn_target_check(Case& c) {
  const Tensor& online = c.tensor("q_next_online");
  c.give("a_star", argmax_rows(online));
  c.give("y", double_dqn_target(transitions_of(c), c.tensor("q_next_target"), online));
}

// The terminal target is -1 and the terminal reward is dropped.
void keras_breakout_target(Case& c) {
  const Var done = c.leaf("terminated");
  c.give("y", (1 - done) * bootstrapped(c, max(c.leaf("q_next_target"), 1)) - done);
}

// Q = V + A - mean(A) over a hidden layer; the parameters' names begin with `net`.
Var duelling_q(Case& c, const std::string& net, Var observation) {
  const Var h = relu(torch_linear(observation, c.leaf(net + "W1"), c.leaf(net + "b1")));
  const Var a = torch_linear(h, c.leaf(net + "Wa"), c.leaf(net + "ba"));
  return torch_linear(h, c.leaf(net + "Wv"), c.leaf(net + "bv")) + a - mean(a, 1, Axis::keep);
}

void duelling_loss(Case& c) {
  const Var q = duelling_q(c, "o_", c.leaf("obs"));
  const Tensor q_next_online = duelling_q(c, "o_", c.leaf("next_obs")).value();
  const Tensor q_next = duelling_q(c, "t_", c.leaf("next_obs")).value();
  const Tensor y = double_dqn_target(transitions_of(c), q_next, q_next_online);
  const Var chosen = gather(q, c.indices("action"));
  c.give("q", q);
  c.give("y", y);
  c.give("td_error", c.constant(y) - chosen);
  c.give("loss", mean(huber(chosen, y, 1, Reduction::none) * c.tensor("w")));
}

Var log_probability(Case& c) { return Categorical(c.leaf("logits")).log_probability(c.indices("action")); }

// The mean over rows.
Var entropy(Var logits) { return mean(Categorical(logits).entropy()); }

void a2c_loss(Case& c) {
  const Var value = c.leaf("value"), advantage = stop_gradient(c.leaf("ret") - value);
  const Var policy = -mean(log_probability(c) * advantage);
  const Var error = mse(value, c.tensor("ret"));
  const Var spread = entropy(c.leaf("logits"));
  c.give("policy_loss", policy);
  c.give("value_loss", error);
  c.give("entropy", spread);
  c.give("loss", policy + c.number("vf_coef") * error - c.number("ent_coef") * spread);
}

// (x - mean(x)) / (std(x) + eps); `correction` 1 divides the variance by n - 1.
Var normalised(Var x, int correction, Scalar eps) {
  return (x - mean(x)) / (sqrt(variance(x, {0}, correction)) + eps);
}

// The examples of Keras and PyTorch: sums over one episode; the return is normalised first.
void actor_critic(Case& c, Var normalised_return, Var advantage) {
  const Var value = c.leaf("value");
  const Var critic = huber(value, normalised_return.value(), 1, Reduction::sum);
  c.give("ret_normalised", normalised_return);
  c.give("loss", critic - sum(log_probability(c) * advantage));
}

const Scalar float_epsilon = std::ldexp(Scalar(1), -23);

void actor_critic_pytorch(Case& c) {
  const Var target = normalised(c.leaf("ret"), 1, float_epsilon);
  actor_critic(c, target, stop_gradient(target - c.leaf("value")));
}

// Keras lets the actor's term change the critic too.
void actor_critic_keras(Case& c) {
  const Var target = normalised(c.leaf("ret"), 0, float_epsilon);
  actor_critic(c, target, target - c.leaf("value"));
}

// Gymnasium's vector example: advantages backward in time, the last one 0, differentiated through all values.
void a2c_gymnasium(Case& c) {
  const Scalar gamma = c.number("gamma"), lambda = c.number("lambda");
  const auto row = [&c](const char* name, int t) { return slice(c.leaf(name), {0, t, t + 1}); };
  const Shape shape = c.tensor("value").shape();
  std::vector<Var> advantages(static_cast<std::size_t>(shape[0]), c.constant(Tensor({1, shape[1]})));
  for (int t = shape[0] - 2; t >= 0; --t) {
    const Var delta = row("reward", t) + gamma * row("mask", t) * row("value", t + 1) - row("value", t);
    const auto at = static_cast<std::size_t>(t);
    advantages[at] = delta + gamma * lambda * row("mask", t) * advantages[at + 1];
  }
  const Var advantage = concat(advantages, 0);
  c.give("adv", advantage);
  c.give("critic_loss", mean(square(advantage)));
  c.give("actor_loss",
         -mean(stop_gradient(advantage) * c.leaf("logp")) - c.number("ent_coef") * mean(c.leaf("entropy")));
}

// mean over steps of -min(ratio A, clip(ratio) A)
Var clipped_policy_loss(Var ratio, Var advantage, Scalar range) {
  return -mean(minimum(ratio * advantage, clip(ratio, 1 - range, 1 + range) * advantage));
}

Var ppo_value_loss(Case& c) {
  const Var value = c.leaf("value"), ret = c.leaf("ret"), old = c.leaf("value_old");
  const Var plain = square(value - ret);
  if (c.number("value_clip") == 0) return mean(plain) / 2;
  const Scalar range = c.number("clip");
  return mean(maximum(plain, square(old + clip(value - old, -range, range) - ret))) / 2;
}

void ppo_loss(Case& c) {
  const Scalar range = c.number("clip"), eps = Scalar(1e-8);
  const Var change = log_probability(c) - c.leaf("logp_old"), ratio = exp(change);
  const Var advantage = normalised(c.leaf("adv"), 1, eps);
  const Var policy = clipped_policy_loss(ratio, advantage, range);
  const Var error = ppo_value_loss(c), spread = entropy(c.leaf("logits"));
  c.give("ratio", ratio);
  c.give("adv_normalised", advantage);
  c.give("adv_normalised_biased", normalised(c.leaf("adv"), 0, eps));
  c.give("approx_kl", mean(ratio - 1 - change));
  c.give("clip_fraction", mean(c.constant(positive(abs(ratio - 1) - range))));
  c.give("policy_loss", policy);
  c.give("value_loss", error);
  c.give("entropy", spread);
  c.give("loss", policy - c.number("ent_coef") * spread + c.number("vf_coef") * error);
}

void ppo_gaussian(Case& c) {
  const int actions = c.tensor("log_std").size();
  const Var log_std = reshape(c.leaf("log_std"), {1, actions});
  const DiagonalGaussian policy(c.leaf("mu"), log_std);
  const Var ratio = exp(policy.log_probability(c.leaf("u")) - c.leaf("logp_old"));
  c.give("ratio", ratio);
  c.give("loss", clipped_policy_loss(ratio, c.leaf("adv"), c.number("clip")));
}

// A stream of rewards cut into episodes after the steps that `ends` names.
template <class Ends>
Rewards episodes_of(const Tensor& rewards, Ends ends) {
  Rewards episodes{{}};
  for (int t = 0; t < rewards.size(); ++t) {
    episodes.back().push_back(static_cast<double>(rewards[t]));
    if (ends(t) && t + 1 < rewards.size()) episodes.emplace_back();
  }
  return episodes;
}

void discounted_returns_check(Case& c) {
  const Tensor &rewards = c.tensor("reward"), &done = c.tensor("done");
  const double gamma = c.exact_number("gamma");
  const CreditConfig plain{.gamma = gamma, .baseline = Baseline::none, .normalise = false};
  const Rewards episodes = episodes_of(rewards, [&](int t) { return done[t] != 0; });
  const std::vector<double> ret = step_weights(episodes, plain);
  c.give("ret", ret);
  // In Pong every point ends an episode. A reward belongs to the step that earned it.
  c.give("ret_pong", step_weights(episodes_of(rewards, [&](int t) { return rewards[t] != 0; }), plain));
  const double n = static_cast<double>(ret.size()), std = summarise(ret).std;
  const auto scaled = [&](double factor) {
    std::vector<double> values = step_weights(episodes, {.gamma = gamma});
    for (double& value : values) value *= factor;
    return values;
  };
  c.give("normalised_biased", scaled(1));
  c.give("normalised_unbiased", scaled(std::sqrt((n - 1) / n)));
  c.give("normalised_keras", scaled(std / (std + static_cast<double>(float_epsilon))));
}

// Columns are environments. The end of the data cuts a return short as a truncated episode does.
void n_step_returns(Case& c) {
  const Tensor &reward = c.tensor("reward"), &next_value = c.tensor("next_value");
  const Tensor &terminated = c.tensor("terminated"), &truncated = c.tensor("truncated");
  const int steps = reward.dim(0),
            n = c.name() == "nstep_returns_full" ? steps : static_cast<int>(c.exact_number("n"));
  const double gamma = c.exact_number("gamma");
  std::vector<double> ret;
  for (int t = 0; t < steps; ++t) {
    for (int e = 0; e < reward.dim(1); ++e) {
      const NStepReturn sum = n_step_return(std::min(n, steps - t), gamma, [&](int k) {
        const bool ends = terminated(t + k, e) + truncated(t + k, e) > 0;
        return RewardedStep{static_cast<double>(reward(t + k, e)), ends};
      });
      const int last = t + sum.steps - 1;
      const double future = terminated(last, e) > 0 ? 0 : static_cast<double>(next_value(last, e));
      ret.push_back(sum.reward + sum.discount * future);
    }
  }
  c.give("ret", ret);
}

void sac_losses(Case& c) {
  const Var alpha = stop_gradient(exp(c.leaf("log_alpha")));
  const Var y = bootstrapped(c, minimum(c.leaf("q1n"), c.leaf("q2n")) - alpha * c.leaf("logp_next"));
  const Tensor target = y.value();
  c.give("y", y);
  c.give("critic_loss", mse(c.leaf("q1"), target) + mse(c.leaf("q2"), target));
  c.give("actor_loss", mean(alpha * c.leaf("logp") - minimum(c.leaf("q1pi"), c.leaf("q2pi"))));
  c.give("alpha_loss", -mean(c.leaf("log_alpha") * stop_gradient(c.leaf("logp") + c.leaf("target_entropy"))));
}

}  // namespace

const Checks& rl_checks() {
  static const Checks checks = {
      {"dqn_target", dqn_target_check},
      {"double_dqn_target", double_dqn_target_check},
      {"dqn_target_keras_breakout", keras_breakout_target},
      {"duelling_ddqn_loss", duelling_loss},
      {"a2c_loss", a2c_loss},
      {"actor_critic_pytorch_example", actor_critic_pytorch},
      {"actor_critic_keras_example", actor_critic_keras},
      {"a2c_gymnasium_vector", a2c_gymnasium},
      {"reinforce_loss", [](Case& c) { c.give("loss", -sum(log_probability(c) * c.tensor("ret"))); }},
      {"ppo_loss*", ppo_loss},
      {"ppo_gaussian", ppo_gaussian},
      {"gae_*", skip("generalised advantages are not built yet")},
      {"nstep_returns_*", n_step_returns},
      {"discounted_returns", discounted_returns_check},
      {"ddpg_update_*", ddpg_update},
      {"soft_update", soft_updates},
      {"sac_losses", sac_losses},
  };
  return checks;
}

}  // namespace minirl::golden
