#include "app/env_page.hpp"

#include <set>

#include "app/policies.hpp"
#include "minirl/core/text.hpp"
#include "minirl/draw/canvas.hpp"
#include "minirl/envs/card.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/files/png.hpp"

namespace minirl::app {
namespace {

constexpr int width = 480, height = 320;  // pixels
constexpr int steps_to_the_picture = 15;  // by chance, or until an episode ends

// Whether what it needs beyond this library is there.
bool can_be_made(const EnvSpec& env) {
  try {
    env.make();
    return true;
  } catch (const ConfigError&) {
    if (env.needs.empty()) throw;
    return false;
  }
}

// A still from the middle of an episode, so that things are where they are in play.
std::string picture_of(const EnvSpec& spec) {
  const AnyEnv env = make_env(spec.id);
  return with_policy(env, random_policy(env, 0), [](auto& playable, const auto& act) {
    Canvas canvas(width, height);
    auto observation = playable.reset(0);
    playable.draw(canvas);
    for (int i = 0; i < steps_to_the_picture; ++i) {
      auto step = playable.step(act(observation));
      if (step.done()) break;
      playable.draw(canvas);
      observation = std::move(step.observation);
    }
    return encode_png(canvas);
  });
}

std::string section(const EnvCard& card, const std::string& folder) {
  std::string ids, about, first;
  EnvFacts facts;
  for (const EnvSpec& spec : all_envs()) {
    if (env_card(spec.id).world != card.world) continue;
    if (first.empty()) {
      first = spec.id;
      facts = facts_of(spec);
    }
    ids += join(ids.empty() ? "" : ", ", "`", spec.id, "`");
    about += join(about.empty() ? "" : " ", spec.about);
  }
  std::string text = join("\n## ", card.world, "\n\n", ids, ". ", about, "\n\n");
  text += join("![", card.world, "](", folder, "/", first, ".png)\n\n| | |\n|---|---|\n");
  const auto row = [&](const char* name, std::string_view space, std::string_view words) {
    text += join("| ", name, " | ", space.empty() ? "" : join("`", space, "`: "), words, " |\n");
  };
  row("observation", facts.observations, card.observation);
  row("actions", facts.actions, card.actions);
  row("reward", "", card.reward);
  row("ends", "", card.end);
  row("starts", "", card.start);
  return text;
}

}  // namespace

EnvFacts facts_of(const EnvSpec& env) {
  EnvFacts facts{"-", "-", env.max_episode_steps ? join(*env.max_episode_steps) : "-",
                 env.reward_threshold ? join(*env.reward_threshold) : "-",
                 env.needs.empty() ? "-" : env.needs};
  if (!can_be_made(env)) {
    facts.needs = "missing: " + env.needs;
    return facts;
  }
  std::visit(
      [&](const auto& e) {
        facts.observations = e->observation_space().text();
        facts.actions = e->action_space().text();
      },
      env.make());
  return facts;
}

std::string env_text(const EnvSpec& env) {
  const EnvCard& card = env_card(env.id);
  const EnvFacts facts = facts_of(env);
  return join(env.id, ": ", env.about, "\n\n  observation  ", facts.observations, ": ", card.observation,
              "\n  actions      ", facts.actions, ": ", card.actions, "\n  reward       ", card.reward,
              "\n  ends         ", card.end, "\n  starts       ", card.start, "\n  limit        ",
              facts.limit, "\n  threshold    ", facts.threshold, "\n  needs        ", facts.needs, "\n");
}

void write_env_page(const std::filesystem::path& file) {
  const std::string folder = file.stem().string();
  std::string text =
      "# The worlds\n\nEvery environment of this library: what an agent sees, what it may do, what it is "
      "paid for. "
      "`./minirl envs ID`\nsays the same, `./minirl play ID` shows it moving. Names, numbers and random "
      "numbers are "
      "Gymnasium's where it has the\nsame world. This page and its pictures are made by "
      "`./minirl envs --page tutorials/worlds.md`.\n\n"
      "| id | observations | actions | limit | threshold | needs |\n|---|---|---|---|---|---|\n";
  std::filesystem::create_directories(file.parent_path() / folder);
  std::string sections;
  std::set<std::string_view> seen;
  for (const EnvSpec& spec : all_envs()) {
    const EnvFacts facts = facts_of(spec);
    text += join("| `", spec.id, "` | ", facts.observations, " | ", facts.actions, " | ", facts.limit, " | ",
                 facts.threshold, " | ", facts.needs, " |\n");
    const EnvCard& card = env_card(spec.id);
    if (!seen.insert(card.world).second) continue;
    sections += section(card, folder);
    if (can_be_made(spec))
      write_file_atomically(file.parent_path() / folder / (spec.id + ".png"), picture_of(spec));
  }
  write_file_atomically(file, text + sections);
}

}  // namespace minirl::app
