// rejected: action 2 of state 0 leads to 0 with 0.8
#include "minirl/chapter.hpp"

using namespace minirl;

std::vector<std::vector<double>> rows_of(const TransitionTable& table, const TabularPolicy&) {
  TabularPolicy first;
  for (int s = 0; s < table.states(); ++s) first.push_back(table.possible_actions(s).front());
  std::vector<std::vector<double>> rows;
  const MarkovChain chain = chain_of(table, first);
  for (int s = 0; s < table.states(); ++s) rows.emplace_back(chain.row(s).begin(), chain.row(s).end());
  return rows;
}
