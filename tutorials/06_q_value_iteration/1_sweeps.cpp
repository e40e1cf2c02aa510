// Sweeps: what each action of a small decision process is worth, and why the best policy depends on the
// discount.
#include <algorithm>
#include <cmath>

#include "minirl/draw/canvas.hpp"
#include "minirl/draw/panels.hpp"
#include "minirl/envs/three_state_process.hpp"
#include "minirl/files/png.hpp"
#include "minirl/lab/run_chapter.hpp"
#include "minirl/rl/value_iteration.hpp"

using namespace minirl;

namespace {

const ThreeStateProcess process;

QTable after_sweeps(int sweeps, double gamma) {
  QTable q(process.table());
  for (int i = 0; i < sweeps; ++i) q = q_value_sweep(process.table(), q, gamma);
  return q;
}

// "[7 0 0] [0 -inf -50] [-inf 32 -inf]"
std::string text_of(const QTable& q) {
  std::string text;
  for (int s = 0; s < q.states(); ++s) text += join(s == 0 ? "" : " ", array_text(q.row(s)));
  return text;
}

std::string policy_text(const QTable& q) {
  const TabularPolicy policy = q.best_actions();
  return array_text(std::vector<double>(policy.begin(), policy.end()));
}

// ---- The notebook's numbers

void by_hand(Findings& findings) {
  for (const int sweeps : {1, 2, 3}) {
    findings.noted(join("discount 0.9, after ", sweeps, sweeps == 1 ? " sweep" : " sweeps"), "-",
                   text_of(after_sweeps(sweeps, 0.9)));
  }
}

// The notebook ran its loop of 50 sweeps twice; the second time it went on from where the first had ended.
// It never ran its cells at 0.95: their result is the book's.
void notebooks_tables(Findings& findings) {
  const QTable q = after_sweeps(100, 0.9);
  findings.same("discount 0.9, after 100 sweeps",
                "[18.91891892 17.02702703 13.62162162] [0 -inf -4.87971488] [-inf 50.13365013 -inf]",
                text_of(q));
  findings.same("its policy: the best action in each state", "[0 0 1]", policy_text(q));
  findings.noted("discount 0.9, after 50 sweeps", "-", text_of(after_sweeps(50, 0.9)));
  const QTable far_sighted = after_sweeps(50, 0.95);
  findings.judged(
      "discount 0.95, after 50 sweeps, as in the book", "-", text_of(far_sighted),
      text_of(far_sighted) ==
          "[21.73304188 20.63807938 16.70138772] [0.95462106 -inf 1.01361207] [-inf 53.70728682 -inf]");
  findings.judged("its policy, as in the book", "-", policy_text(far_sighted),
                  policy_text(far_sighted) == "[0 2 1]");
}

// All digits of the possible actions, as the notebook prints them while it sweeps.
std::string digits_of(const QTable& q) {
  std::string text;
  for (int s = 0; s < q.states(); ++s) {
    for (const int a : process.table().possible_actions(s)) text += join(text.empty() ? "" : " ", q(s, a));
  }
  return text;
}

// The sweep from which on the best actions are those of the end.
int settled_after(double gamma) {
  const TabularPolicy best = q_value_iteration(process.table(), {.gamma = gamma}).values.best_actions();
  int settled = 1;
  QTable q(process.table());
  for (int sweep = 1; sweep <= 500; ++sweep) {
    q = q_value_sweep(process.table(), q, gamma);
    if (q.best_actions() != best) settled = sweep + 1;
  }
  return settled;
}

void notebooks_first_lines(Findings& findings) {
  findings.same(
      "the first sweep that the notebook prints is our sweep 51",
      "18.918918917814164 17.02702702544881 13.621621620359049 0 -4.879714881819162 50.13365013217714",
      digits_of(after_sweeps(51, 0.9)));
  findings.same("its sixth is our sweep 56",
                "18.91891891880928 17.0270270268704 13.62162162149632 0 -4.879714879923718 50.13365013350395",
                digits_of(after_sweeps(56, 0.9)));
  const Swept<QTable> swept = q_value_iteration(process.table(), {.gamma = 0.9, .tolerance = 0});
  findings.noted("sweeps at discount 0.9 until not a bit changes", "-", join(swept.sweeps));
  findings.same("the largest value of state 0 then", "18.918918918918912", join(swept.values.value(0)));
}

// ---- Each sweep comes closer

QTable best_values(double gamma) {
  return q_value_iteration(process.table(), {.gamma = gamma, .tolerance = 0}).values;
}

// log10 of the largest error after 0, 1, 2, ... sweeps.
Series errors(double gamma, int sweeps) {
  Series series{join("discount ", gamma), {}, {}, {}, {}};
  const QTable best = best_values(gamma);
  QTable q(process.table());
  for (int n = 0; n <= sweeps; ++n) {
    series.x.push_back(n);
    series.y.push_back(std::log10(largest_change(q, best)));
    q = q_value_sweep(process.table(), q, gamma);
  }
  return series;
}

// What the theory allows: the first error times gamma^n.
Series bound(double gamma, int sweeps) {
  Series series{join(gamma, " to the n"), {}, {}, {}, {}};
  const double first = std::log10(largest_change(QTable(process.table()), best_values(gamma)));
  for (int n = 0; n <= sweeps; ++n) {
    series.x.push_back(n);
    series.y.push_back(first + n * std::log10(gamma));
  }
  return series;
}

void convergence(Findings& findings) {
  Plot plot{.title = "The largest error of a value",
            .x_label = "sweeps",
            .y_label = "log10 of the error",
            .series = {}};
  for (const double gamma : {0.9, 0.95}) {
    const Series error = errors(gamma, 50), most = bound(gamma, 50);
    bool within = true;
    for (std::size_t n = 0; n < error.y.size(); ++n) within = within && error.y[n] <= most.y[n] + 1e-9;
    const double factor = std::pow(10, error.y[40] - error.y[39]);
    findings.judged(join("discount ", gamma, ": the error shrinks by the discount or better; at sweep 40 by"),
                    "-", fixed(factor, 3), within && factor <= gamma + 1e-6);
    findings.noted(join("discount ", gamma, ": the largest error after 50 sweeps"), "-",
                   fixed(std::pow(10, error.y[50]), 9));
    plot.series.push_back(error);
    plot.series.push_back(most);
  }
  findings.noted("discount 0.95, when all has settled", "-", text_of(best_values(0.95)));
  findings.noted("the sweep from which on the policy is the best, at discount 0.9; at 0.95", "-",
                 join(settled_after(0.9), "; ", settled_after(0.95)));
  findings.picture({"convergence.svg",
                    "Q-value iteration on the three states: the largest error after each sweep, and what the "
                    "theory promises."},
                   to_svg(plot));
}

// ---- The discount turns the policy

// The discount from which the fire is worth its price, by halving.
double turning_point() {
  double stays = 0.5, crosses = 0.99;
  for (int i = 0; i < 50; ++i) {
    const double gamma = (stays + crosses) / 2;
    (best_values(gamma).best_action(1) == 2 ? crosses : stays) = gamma;
  }
  return crosses;
}

void turning(Findings& findings) {
  const double turn = turning_point();
  findings.judged(
      "the discount at which the best action in state 1 turns from 0 to 2", "-", fixed(turn, 6),
      best_values(turn - 1e-6).best_action(1) == 0 && best_values(turn + 1e-6).best_action(1) == 2);
  // There staying and going are both worth 0, so V(1) = 0, and V(0) and q(2, 1) follow on paper.
  const double v0 = 7 / (1 - 0.7 * turn), v2 = (32 + 0.8 * turn * v0) / (1 - 0.1 * turn);
  findings.judged("there on paper: V(0), V(2), and -50 + discount * V(2)", "-",
                  join(fixed(v0, 4), " ", fixed(v2, 4), " ", fixed(std::abs(turn * v2 - 50), 4)),
                  std::abs(turn * v2 - 50) < 1e-4);
  Series stay{"stay (action 0)", {}, {}, {}, {}}, cross{"through the fire (action 2)", {}, {}, {}, {}};
  for (int i = 0; i <= 30; ++i) {
    const double gamma = 0.93 + 0.001 * i;
    const QTable q = best_values(gamma);
    stay.x.push_back(gamma), stay.y.push_back(q(1, 0));
    cross.x.push_back(gamma), cross.y.push_back(q(1, 2));
  }
  findings.picture(
      {"turning.svg",
       "What the two actions of state 1 are worth. From a discount of about 0.948 the fire pays."},
      to_svg(Plot{.title = "State 1: stay, or go through the fire",
                  .x_label = "discount",
                  .y_label = "value",
                  .series = {stay, cross},
                  .reference_lines = {}}));
}

void picture(Findings& findings) {
  ThreeStateProcess world;
  world.reset(0);
  Canvas canvas(640, 360);
  world.draw(canvas);
  findings.picture({"process.png",
                    "The decision process: circles are states, dots are actions, numbers with a sign are "
                    "rewards."},
                   encode_png(canvas));
}

void sweeps(Findings& findings, const ChapterOptions&) {
  picture(findings);
  by_hand(findings);
  notebooks_tables(findings);
  notebooks_first_lines(findings);
  convergence(findings);
  turning(findings);
}

}  // namespace

int main(int count, char** words) {
  return run_chapter(count, words, {.title = "06.1 Sweeps", .run = sweeps});
}
