#include <algorithm>
#include <cmath>

#include "golden/gymnasium_checks.hpp"
#include "golden/row.hpp"
#include "minirl/envs/frozen_lake.hpp"
#include "minirl/rl/value_iteration.hpp"

namespace minirl::golden {
namespace {

// The environment called `name` and the world with a table in it.
struct Named {
  std::optional<AnyEnv> env;
  const TabularWorld* world = nullptr;

  explicit Named(std::string_view name) : env(env_called(name)) {
    if (!env) return;
    if (const auto* tabular = std::get_if<std::unique_ptr<TabularEnv>>(&*env)) world = world_in(**tabular);
  }
};

// Fails once if the file does not hold all there is.
void check_complete(const Csv& csv, std::size_t needed, Tally& tally) {
  if (csv.rows() == needed) return;
  tally.fail(join(csv.name(), ": expected ", csv.rows(), " rows, got ", needed));
}

void check_outcomes(const TransitionTable& table, const Csv& csv, Tally& tally) {
  check_rows(csv, tally, [&](Row& row) {
    const int s = parse_small(row.text("s"), "s"), a = parse_small(row.text("a"), "a");
    const std::uint64_t k = row.word("k");
    const std::span<const Transition> outcomes = table.at(s, a);
    if (k >= outcomes.size())
      return row.differs(join("k: expected ", k, ", got ", outcomes.size(), " outcomes"));
    const Transition& t = outcomes[k];
    row.expect("prob", t.probability);
    row.expect("next", t.next);
    row.expect("reward", t.reward);
    row.expect("terminated", static_cast<int>(t.terminated));
  });
  std::size_t all = 0;
  for (int s = 0; s < table.states(); ++s) {
    for (const int a : table.possible_actions(s)) all += table.at(s, a).size();
  }
  check_complete(csv, all, tally);
}

void check_start(std::span<const double> distribution, const Csv& csv, Tally& tally) {
  check_rows(csv, tally, [&](Row& row) {
    const std::uint64_t s = row.word("s");
    if (s >= distribution.size()) return row.differs(join("s: there are ", distribution.size(), " states"));
    row.expect("prob", distribution[s]);
  });
  const auto possible =
      std::count_if(distribution.begin(), distribution.end(), [](double p) { return p > 0; });
  check_complete(csv, static_cast<std::size_t>(possible), tally);
}

constexpr double still = 1e-14;  // a sweep that changes no value by as much is the last, as in the files

// Both sides stop where a sweep changes less than 1e-14; each is then within 1e-14 gamma / (1 - gamma) of the
// truth, and rounding in another order adds about as much again.
double tolerance(double gamma) { return 4 * still / (1 - gamma); }

// The values of one environment and discount after another, each solved once; rows of a pair follow each
// other.
class Solutions {
 public:
  /// Null if the library has no such world.
  const std::vector<double>* of(const std::string& name, double gamma) {
    if (name != name_) named_ = Named(name);
    if (named_.world == nullptr) return nullptr;
    if (name != name_ || gamma != gamma_) {
      const SweepConfig config{.gamma = gamma, .tolerance = still, .sweeps = 20'000};
      values_ = value_iteration(named_.world->table(), config).values;
    }
    name_ = name;
    gamma_ = gamma;
    return &values_;
  }

 private:
  Named named_{""};
  std::string name_;
  double gamma_ = -1;
  std::vector<double> values_;
};

void check_optimal_values(const Csv& csv, Tally& tally) {
  Solutions solutions;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    const Row at(csv, i);
    const double gamma = read_at(at, [&] { return at.number<double>("gamma"); });
    const std::vector<double>* values = solutions.of(std::string(at.text("env")), gamma);
    if (values == nullptr) {
      tally.skip(join(at.text("env"), ": not built yet"));
      continue;
    }
    check_row(csv, i, tally, [&](Row& row) {
      const double expected = row.number<double>("V");
      const std::uint64_t s = row.word("state");
      if (s >= values->size()) return row.differs(join("state: expected ", s, ", got ", values->size()));
      if (std::abs((*values)[s] - expected) <= tolerance(gamma)) return;
      row.differs(join("V: expected ", expected, ", got ", (*values)[s]));
    });
  }
}

}  // namespace

void check_table(const std::string& name, const Csv& csv, Tally& tally) {
  if (name == "optimal_values") return check_optimal_values(csv, tally);
  const std::size_t end = name.find('_');
  const std::string kind = name.substr(0, end);
  const Named named(end == std::string::npos ? "" : name.substr(end + 1));
  if (named.world != nullptr && kind == "P") return check_outcomes(named.world->table(), csv, tally);
  if (named.world != nullptr && kind == "start") {
    return check_start(named.world->start_distribution(), csv, tally);
  }
  tally.skip(join("tables/", name, ": not built yet"), static_cast<long>(csv.rows()));
}

void check_lake_maps(const Csv& csv, Tally& tally) {
  check_rows(csv, tally, [](Row& row) {
    std::string map;
    for (const std::string& tiles :
         random_lake(parse_small(row.text("size"), "size"), row.number<double>("p"), row.word("seed"))) {
      map += (map.empty() ? "" : "/") + tiles;
    }
    if (map != row.text("map")) row.differs(join("map: expected ", row.text("map"), ", got ", map));
  });
}

}  // namespace minirl::golden
