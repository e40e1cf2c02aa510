#include <algorithm>
#include <array>

#include "golden/gymnasium_checks.hpp"
#include "golden/row.hpp"
#include "minirl/envs/blackjack.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/cliff_walking.hpp"
#include "minirl/envs/frozen_lake.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"

namespace minirl::golden {
namespace {

using Words = std::vector<std::string>;

// Takes `word` out of the words; false if it is not among them.
bool take(Words& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return false;
  words.erase(found);
  return true;
}

// "sr80" -> 80, the success rate in per cent.
std::optional<int> take_per_cent(Words& words, std::string_view prefix) {
  for (auto word = words.begin(); word != words.end(); ++word) {
    const std::string_view digits = std::string_view(*word).substr(std::min(prefix.size(), word->size()));
    if (!word->starts_with(prefix) || digits.empty()) continue;
    if (digits.find_first_not_of("0123456789") != std::string_view::npos) continue;
    const int per_cent = parse_small(digits, prefix);
    words.erase(word);
    return per_cent;
  }
  return std::nullopt;
}

// Each makes an environment and takes the words that it knows out of the list.
template <class E>
AnyEnv limited(E env, std::optional<int> max_steps) {
  if (max_steps) return std::make_unique<TimeLimit<E>>(std::move(env), *max_steps);
  return std::make_unique<E>(std::move(env));
}

AnyEnv cartpole(const EnvSpec& spec, Words& words) {
  const bool both = std::find(words.begin(), words.end(), "barto") != words.end() && take(words, "sutton");
  if (both) take(words, "barto");
  return limited(CartPole({.sutton_barto_reward = both}), spec.max_episode_steps);
}

AnyEnv frozen_lake(const EnvSpec& spec, Words& words) {
  FrozenLakeConfig config{.map = spec.id.find("8x8") == std::string::npos ? lake_4x4() : lake_8x8()};
  config.slippery = !take(words, "noslip");
  if (const auto per_cent = take_per_cent(words, "sr")) config.success_rate = *per_cent / 100.0;
  if (take(words, "rewards")) config.rewards = {.goal = 10, .hole = -5, .frozen = -1};
  return limited(FrozenLake(config), spec.max_episode_steps);
}

AnyEnv taxi(const EnvSpec& spec, Words& words) {
  const bool rainy = take(words, "rainy"), fickle = take(words, "fickle");
  return limited(Taxi({.rainy = rainy, .fickle = fickle}), spec.max_episode_steps);
}

AnyEnv blackjack(const EnvSpec& spec, Words& words) {
  const bool natural = take(words, "natural"), plain = take(words, "plain");
  return limited(Blackjack({.sab = !natural && !plain, .natural = natural}), spec.max_episode_steps);
}

struct Family {
  std::string_view prefix;
  AnyEnv (*make)(const EnvSpec& spec, Words& words);
};
constexpr std::array<Family, 4> families = {
    {{"CartPole-", cartpole}, {"FrozenLake", frozen_lake}, {"Taxi-", taxi}, {"Blackjack-", blackjack}}};

std::optional<AnyEnv> with_options(const EnvSpec& spec, Words words) {
  if (words.empty()) return spec.make();
  for (const Family& family : families) {
    if (!spec.id.starts_with(family.prefix)) continue;
    AnyEnv env = family.make(spec, words);
    if (words.empty()) return env;
  }
  return std::nullopt;
}

}  // namespace

std::optional<AnyEnv> env_called(std::string_view name) {
  Words words = split(name, '_');
  const std::string id = words.front();
  words.erase(words.begin());
  for (const EnvSpec& spec : all_envs()) {
    if (spec.id != id) continue;
    if (!spec.needs.empty()) return std::nullopt;  // not made for equal bits
    return with_options(spec, std::move(words));
  }
  return std::nullopt;
}

}  // namespace minirl::golden
