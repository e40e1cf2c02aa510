#include "minirl/rl/markov_chain.hpp"

#include <algorithm>

#include "minirl/core/probabilities.hpp"
#include "rl/linear_equations.hpp"

namespace minirl {
namespace {

std::size_t index(int i) { return static_cast<std::size_t>(i); }

// "{1, 2}"
std::string set_text(const std::vector<int>& states) {
  std::string text;
  for (const int s : states) text += join(text.empty() ? "{" : ", ", s);
  return text + "}";
}

// The states that can follow s sooner or later, s among them, ascending.
std::vector<int> reachable_from(const MarkovChain& chain, int s) {
  std::vector<char> seen(index(chain.states()));
  std::vector<int> open{s}, reachable;
  seen[index(s)] = 1;
  while (!open.empty()) {
    const int here = open.back();
    open.pop_back();
    reachable.push_back(here);
    for (int next = 0; next < chain.states(); ++next) {
      if (chain.row(here)[index(next)] == 0 || seen[index(next)]) continue;
      seen[index(next)] = 1;
      open.push_back(next);
    }
  }
  std::sort(reachable.begin(), reachable.end());
  return reachable;
}

// The absorbing states and the others, each ascending.
struct Split {
  std::vector<int> ends, others;
};

Split split(const MarkovChain& chain) {
  Split split;
  for (int s = 0; s < chain.states(); ++s) (chain.is_absorbing(s) ? split.ends : split.others).push_back(s);
  return split;
}

void check_ends(const MarkovChain& chain, const Split& split) {
  for (const int s : split.others) {
    const std::vector<int> reachable = reachable_from(chain, s);
    const auto is_end = [&](int next) { return chain.is_absorbing(next); };
    if (std::any_of(reachable.begin(), reachable.end(), is_end)) continue;
    throw ConfigError(join("absorption: from state ", s, " no absorbing state can be reached, only ",
                           set_text(reachable), "; such a chain never ends, see stationary_distribution"));
  }
}

// The probabilities of the ways from some states to others, which end up in rows and columns in that order.
Matrix ways(const MarkovChain& chain, const std::vector<int>& from, const std::vector<int>& to) {
  Matrix matrix;
  for (const int s : from) {
    std::vector<double>& row = matrix.emplace_back();
    for (const int next : to) row.push_back(chain.row(s)[index(next)]);
  }
  return matrix;
}

Matrix identity(std::size_t n) {
  Matrix matrix(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) matrix[i][i] = 1;
  return matrix;
}

Matrix identity_minus(Matrix matrix) {
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (double& x : matrix[i]) x = -x;
    matrix[i][i] += 1;
  }
  return matrix;
}

}  // namespace

MarkovChain::MarkovChain(std::vector<std::vector<double>> rows) : rows_(std::move(rows)) {
  if (rows_.empty()) throw ConfigError("MarkovChain: there is no state; give at least one row");
  for (std::size_t s = 0; s < rows_.size(); ++s) {
    if (rows_[s].size() != rows_.size()) {
      throw ShapeError(join("MarkovChain: row ", s, " has ", rows_[s].size(), " probabilities for ",
                            rows_.size(), " states"));
    }
    try {
      check_probabilities(std::span<const double>(rows_[s]));
    } catch (const ConfigError& error) {
      throw ConfigError(join("MarkovChain: row ", s, ": ", error.what()));
    }
  }
}

std::span<const double> MarkovChain::row(int s) const {
  if (s >= 0 && s < states()) return rows_[index(s)];
  throw ShapeError(join("MarkovChain: state ", s, " is outside of ", states(), " states"));
}

bool MarkovChain::is_absorbing(int s) const { return row(s)[index(s)] == 1; }

MarkovChain chain_of(const TransitionTable& table, const TabularPolicy& policy) {
  const std::size_t n = index(table.states());
  if (policy.size() != n) {
    throw ShapeError(join("chain_of: ", policy.size(), " actions of the policy for ", n, " states"));
  }
  Matrix rows(n, std::vector<double>(n));
  std::vector<int> ends;
  for (int s = 0; s < table.states(); ++s) {
    for (const Transition& t : table.at(s, policy[index(s)])) {
      rows[index(s)][index(t.next)] += t.probability;
      if (t.terminated) ends.push_back(t.next);
    }
  }
  for (const int end : ends) {
    std::vector<double>& row = rows[index(end)];
    std::fill(row.begin(), row.end(), 0.0);
    row[index(end)] = 1;
  }
  return MarkovChain(std::move(rows));
}

std::vector<double> distribution_after(const MarkovChain& chain, std::span<const double> start, int n) {
  if (n < 0) throw ConfigError(join("distribution_after: n is ", n, ", it must not be negative"));
  if (start.size() != index(chain.states())) {
    throw ShapeError(
        join("distribution_after: ", start.size(), " start probabilities for ", chain.states(), " states"));
  }
  check_probabilities(start);
  std::vector<double> now(start.begin(), start.end());
  for (int step = 0; step < n; ++step) {
    std::vector<double> next(now.size());
    for (int s = 0; s < chain.states(); ++s) {
      for (std::size_t j = 0; j < next.size(); ++j) next[j] += now[index(s)] * chain.row(s)[j];
    }
    now = std::move(next);
  }
  return now;
}

// A state is recurrent if it can be reached again from everywhere it leads to; what it leads to is its class.
std::vector<std::vector<int>> recurrent_classes(const MarkovChain& chain) {
  std::vector<std::vector<int>> reachable, classes;
  for (int s = 0; s < chain.states(); ++s) reachable.push_back(reachable_from(chain, s));
  for (int s = 0; s < chain.states(); ++s) {
    const std::vector<int>& reached = reachable[index(s)];
    const bool is_first = reached.front() == s;
    const auto leads_back = [&](int next) {
      const std::vector<int>& from_there = reachable[index(next)];
      return std::binary_search(from_there.begin(), from_there.end(), s);
    };
    if (is_first && std::all_of(reached.begin(), reached.end(), leads_back)) classes.push_back(reached);
  }
  return classes;
}

std::vector<double> stationary_distribution(const MarkovChain& chain) {
  const std::vector<std::vector<int>> classes = recurrent_classes(chain);
  if (classes.size() > 1) {
    std::vector<std::string> texts;
    for (const std::vector<int>& states : classes) texts.push_back(set_text(states));
    throw ConfigError(join("stationary_distribution: there are ", classes.size(), " recurrent classes, ",
                           listed(texts, " and "),
                           "; the start decides in which the chain stays, see distribution_after"));
  }
  // Columns of w (P - I) = 0 as equations; one follows from the others and gives way to sum w = 1.
  const Matrix within = identity_minus(ways(chain, classes[0], classes[0]));
  const std::size_t n = within.size();
  Matrix equations(n, std::vector<double>(n, 1.0)), right(n, std::vector<double>(1));
  right[n - 1][0] = 1;
  for (std::size_t i = 0; i + 1 < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) equations[i][j] = within[j][i];
  }
  const Matrix w = solve(std::move(equations), std::move(right));
  std::vector<double> distribution(index(chain.states()));
  for (std::size_t i = 0; i < n; ++i) distribution[index(classes[0][i])] = w[i][0];
  return distribution;
}

Absorption absorption(const MarkovChain& chain) {
  const Split states = split(chain);
  check_ends(chain, states);
  const Matrix inner = identity_minus(ways(chain, states.others, states.others));
  const Matrix visits = solve(inner, identity(inner.size()));
  const Matrix ends = solve(inner, ways(chain, states.others, states.ends));

  const std::size_t n = index(chain.states()), m = states.ends.size();
  Absorption result{states.ends, std::vector<double>(n), Matrix(n, std::vector<double>(m)),
                    Matrix(n, std::vector<double>(n))};
  for (std::size_t i = 0; i < m; ++i) result.probability[index(states.ends[i])][i] = 1;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const std::size_t s = index(states.others[i]);
    result.probability[s] = ends[i];
    for (std::size_t j = 0; j < visits.size(); ++j) {
      result.visits[s][index(states.others[j])] = visits[i][j];
      result.expected_steps[s] += visits[i][j];
    }
  }
  return result;
}

}  // namespace minirl
