// Hard-coded policies: rules that somebody thought of. How far do they get without any learning?
#include <algorithm>
#include <cmath>

#include "minirl/agents/hardcoded.hpp"
#include "minirl/core/statistics.hpp"
#include "minirl/draw/plot.hpp"
#include "minirl/envs/cartpole.hpp"
#include "minirl/envs/notebook_cartpole.hpp"
#include "minirl/envs/wrappers/time_limit.hpp"
#include "minirl/files/csv.hpp"
#include "minirl/lab/evaluate.hpp"
#include "minirl/lab/record.hpp"
#include "minirl/lab/run_chapter.hpp"

using namespace minirl;

namespace {

using Lengths = std::vector<double>;  // of episodes, in steps

// The starting states that the notebook's Gym drew, exactly, one a row.
std::vector<NotebookCartPole::State> notebook_starts(const char* file) {
  const Csv csv = Csv::read(std::string(MINIRL_DATA_DIR "/golden/notebook/") + file);
  std::vector<NotebookCartPole::State> starts(csv.rows());
  for (std::size_t row = 0; row < csv.rows(); ++row) {
    for (std::size_t i = 0; i < 4; ++i) {
      starts[row][i] = parse_hexfloat(csv.cell(row, csv.column("x") + i), csv.place(row));
    }
  }
  return starts;
}

template <class Policy>
Lengths play(const std::vector<NotebookCartPole::State>& starts, Policy policy, int limit = 2000) {
  NotebookCartPole env(limit);
  Lengths lengths;
  for (const auto& start : starts) lengths.push_back(episode_length(env, start, policy));
  return lengths;
}

// "longest shortest mean", as the notebook's test_policy prints it. Its loop began with `count = 1`, so each
// of its lengths is one too many: a limit of 2000 steps shows as 2001.
std::string as_printed(Lengths lengths, int count_starts_at) {
  for (double& length : lengths) length += count_starts_at;
  const Summary s = summarise(lengths);
  return join(s.max, " ", s.min, " ", s.mean);
}

// How many of the episodes are still running after 0, 1, 2, ... steps.
Series survivors(const std::string& name, const Lengths& lengths) {
  Series series{name, {}, {}, {}, {}};
  for (int step = 0; step < 2000; step += 5) {
    const auto up = std::count_if(lengths.begin(), lengths.end(), [&](double n) { return n > step; });
    series.x.push_back(step);
    series.y.push_back(100.0 * static_cast<double>(up) / static_cast<double>(lengths.size()));
  }
  return series;
}

void notebooks_tables(Findings& findings) {
  const auto starts = notebook_starts("nb_test_policy.csv");  // of its seeds 0 to 999
  const Lengths angle = play(starts, angle_policy);
  const Lengths both = play(starts, angle_and_velocity_policy);
  findings.same("push to where the pole leans, seed 1", "51", join(angle[1] + 1));
  findings.same("the same, seeds 0 to 999: longest, shortest, mean", "72 25 43.313", as_printed(angle, 1));
  findings.noted("the same, counted right: its loop starts with count = 1", "-", as_printed(angle, 0));
  findings.same("angle + angular velocity, seeds 0 to 999", "2001 243 1565.713", as_printed(both, 1));
  findings.noted("the same, counted right", "-", as_printed(both, 0));

  const Summary s = summarise(play(notebook_starts("nb_basic_policy.csv"), angle_policy));
  findings.same("basic policy, 500 episodes: mean, std, min, max", "41.718 8.858356280936096 24 68",
                join(s.mean, " ", s.std, " ", s.min, " ", s.max));

  const Lengths once = play(starts, LinearPolicy{1, 1, 0}, 5000);
  const Lengths twice = play(starts, LinearPolicy{2, 2, 0}, 5000);
  findings.judged("the weights (1, 1, 0) and (2, 2, 0) play the same 1000 episodes", "-",
                  once == twice ? "the same" : "not the same", once == twice);

  const Plot plot{.title = "Poles still up",
                  .x_label = "steps",
                  .y_label = "episodes (%)",
                  .series = {survivors("angle", angle), survivors("angle + velocity", both)}};
  findings.picture(
      {"survival.svg",
       "The notebook's 1000 starting states: how many poles are still up. The angle alone lasts a second. "
       "With the angular velocity two in three reach the limit of 2000 steps; in the other episodes the "
       "cart, "
       "which the rule does not look at, leaves the track."},
      to_svg(plot));
}

// The same games once more with x * x in the physics, where the notebook's Python called pow(x, 2).
void last_bit(Findings& findings) {
  CartPole env;
  Lengths lengths;
  for (const auto& start : notebook_starts("nb_test_policy.csv")) {
    env.reset();
    env.set_state(start);
    int steps = 0;
    for (bool over = false; !over && steps < 2000; ++steps) {
      over = env.step(angle_and_velocity_policy(env.state())).terminated;
    }
    lengths.push_back(steps);
  }
  findings.noted("the same with x * x instead of pow(x, 2) in the physics", "-", as_printed(lengths, 1));
}

// ---- How episodes end, and what they look like on the way

using States = std::vector<CartPole::State>;

// The states of an episode of at most `limit` steps.
template <class Policy>
States states_of(Policy policy, std::uint64_t seed, int limit = 2000) {
  TimeLimit env(CartPole{}, limit);
  Tensor s = env.reset(seed);
  States states{env.env().state()};
  for (bool done = false; !done;) {
    auto step = env.step(policy(s));
    done = step.done();
    s = std::move(step.observation);
    states.push_back(env.env().state());
  }
  return states;
}

template <class Policy>
std::string ends(Policy policy) {
  int fallen = 0, off_the_track = 0, at_the_limit = 0, after_200 = 0, after_500 = 0;
  for (int i = 0; i < 100; ++i) {
    const States states = states_of(policy, evaluation_seed(0, i));
    const std::size_t steps = states.size() - 1;
    const bool off = std::abs(states.back()[0]) > 2.4;
    (steps == 2000 ? at_the_limit : off ? off_the_track : fallen) += 1;
    after_200 += steps >= 200;
    after_500 += steps >= 500;
  }
  return join("pole fell ", fallen, ", cart left the track ", off_the_track, ", still up ", at_the_limit,
              "; up after 200 steps ", after_200, ", after 500 steps ", after_500);
}

// Two of the four numbers of an episode, one against the other.
Series path(const std::string& name, const States& states) {
  Series series{name, {}, {}, {}, {}};
  for (const auto& [x, velocity, angle, angular_velocity] : states) {
    series.x.push_back(angle);
    series.y.push_back(angular_velocity);
  }
  return series;
}

// A number of the state over the steps.
Series over_steps(const std::string& name, const States& states, std::size_t number) {
  Series series{name, {}, {}, {}, {}};
  for (std::size_t i = 0; i < states.size(); ++i) {
    series.x.push_back(static_cast<double>(i));
    series.y.push_back(states[i][number]);
  }
  return series;
}

void how_episodes_end(Findings& findings) {
  findings.noted("angle: the ends of 100 episodes of up to 2000 steps", "-", ends(angle_policy));
  findings.noted("angle + angular velocity: the same", "-", ends(angle_and_velocity_policy));
  const std::uint64_t seed = evaluation_seed(0, 0);
  const Plot spiral{.title = "Angle against angular velocity: one episode",
                    .x_label = "angle (rad)",
                    .y_label = "angular velocity (rad/s)",
                    .series = {path("angle", states_of(angle_policy, seed)),
                               path("angle + velocity", states_of(angle_and_velocity_policy, seed, 200))}};
  findings.picture({"spiral.svg",
                    "The same start, two rules. The angle alone spirals outwards; with the angular velocity "
                    "the pole stays near the middle."},
                   to_svg(spiral));

  Plot drift{.title = "Angle + velocity: where the cart is",
             .x_label = "steps",
             .y_label = "position (m)",
             .series = {},
             .reference_lines = {{2.4, "end of the track"}, {-2.4, "end of the track"}}};
  for (int i = 0; i < 6; ++i) {
    drift.series.push_back(
        over_steps(join("episode ", i + 1), states_of(angle_and_velocity_policy, evaluation_seed(0, i)), 0));
  }
  findings.picture({"drift.svg",
                    "The rule that looks at angle and angular velocity does not know where the cart is. Six "
                    "episodes of up to 2000 steps."},
                   to_svg(drift));
}

// The same rules on today's CartPole-v1, where an episode is cut off after 500 steps.
void todays_cartpole(Findings& findings) {
  TimeLimit env(CartPole{}, 500);
  const auto text_of = [](const Evaluation& e) {
    return join(fixed(e.mean, 1), " (", e.lowest, " to ", e.highest, ")");
  };
  const Evaluation angle = evaluate(env, angle_policy);
  const Evaluation both = evaluate(env, angle_and_velocity_policy);
  findings.noted("CartPole-v1, 100 episodes, angle: mean return", "-", text_of(angle));
  findings.noted("CartPole-v1, 100 episodes, angle + angular velocity", "-", text_of(both));
  const auto turned = [](const Tensor& s) { return 1 - angle_policy(s); };
  findings.noted("CartPole-v1, 100 episodes, away from where the pole leans", "-",
                 text_of(evaluate(env, turned)));

  const auto worst = std::min_element(both.returns.begin(), both.returns.end()) - both.returns.begin();
  const std::uint64_t seed = evaluation_seed(0, static_cast<int>(worst));
  findings.picture(
      {"angle.gif", "The angle alone: each push comes too late, and the pole swings ever wider."},
      record_episode(env, angle_policy, {.seed = seed, .steps_per_frame = 1}));
  findings.picture(
      {"angle_and_velocity.gif",
       "Angle and angular velocity, the same start: the pole is steady, but the cart drifts away."},
      record_episode(env, angle_and_velocity_policy, {.seed = seed}));
}

void hardcoded_policies(Findings& findings, const ChapterOptions&) {
  notebooks_tables(findings);
  last_bit(findings);
  todays_cartpole(findings);
  how_episodes_end(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "01 Hard-coded policies", .run = hardcoded_policies});
}
