#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <span>

#include "golden/numpy_seed.hpp"
#include "golden/rng_script.hpp"
#include "golden/row.hpp"
#include "minirl/core/legacy_rng.hpp"
#include "minirl/core/rng.hpp"

namespace minirl::golden {
namespace {

// A row as a call: its arguments by position, its result.
class Call {
 public:
  explicit Call(Row& row) : row_(row), arguments_(list_of(row.text("args"))) {}

  std::int64_t whole(std::size_t i) { return parse_int(argument(i), "args"); }
  double real(std::size_t i) { return parse_hexfloat(argument(i), "args"); }

  int index(std::size_t i) {
    const std::int64_t value = whole(i);
    if (value >= 0 && value <= std::numeric_limits<int>::max()) return static_cast<int>(value);
    throw ConfigError(join("argument ", value, " is not an int from 0"));
  }

  // What is chosen from may be shuffled as a whole: a damaged number must not fill the memory.
  int population(std::size_t i) {
    if (index(i) <= 10'000'000) return index(i);
    throw ConfigError(join("a choice from ", index(i), " is beyond the 10000000 that are allowed"));
  }

  // How many results are asked for: as many as the file holds, so a damaged count cannot ask for endless
  // work.
  int count(std::size_t i) {
    const auto held = list_of(row_.text("result")).size();
    if (whole(i) == static_cast<std::int64_t>(held)) return index(i);
    throw ConfigError(join("the call asks for ", whole(i), " values, the row holds ", held));
  }

  // The arguments but for the last `others`.
  std::vector<double> probabilities(std::size_t others) {
    std::vector<double> values;
    for (std::size_t i = 0; i + others < arguments_.size(); ++i) values.push_back(real(i));
    return values;
  }
  std::size_t last() const { return arguments_.empty() ? 0 : arguments_.size() - 1; }

  template <class Result>
  void expect(const Result& got) {
    row_.expect("result", got);
  }

  void check_that_all_arguments_were_used() const {
    if (used_ == arguments_.size()) return;
    throw ConfigError(join("the call takes ", used_, " arguments, the row has ", arguments_.size()));
  }

 private:
  const std::string& argument(std::size_t i) {
    if (i >= arguments_.size()) throw ConfigError(join("argument ", i, " is missing"));
    used_ = std::max(used_, i + 1);
    return arguments_[i];
  }

  Row& row_;
  std::vector<std::string> arguments_;
  std::size_t used_ = 0;
};

template <class Draw>
auto drawn(int count, Draw draw) {
  std::vector<decltype(draw())> values;
  for (int i = 0; i < count; ++i) values.push_back(draw());
  return values;
}

template <class Generator>
using Operations = std::map<std::string, void (*)(Generator&, Call&), std::less<>>;

// What both generators do under the same name.
template <class G>
Operations<G> common_operations() {
  return {
      {"uniform", [](G& g, Call& c) { c.expect(g.uniform(c.real(0), c.real(1))); }},
      {"uniform_n",
       [](G& g, Call& c) { c.expect(drawn(c.count(2), [&] { return g.uniform(c.real(0), c.real(1)); })); }},
      {"choice", [](G& g, Call& c) { c.expect(g.choice(c.index(0))); }},
      {"choice_n", [](G& g, Call& c) { c.expect(drawn(c.count(1), [&] { return g.choice(c.index(0)); })); }},
      {"choice_p", [](G& g, Call& c) { c.expect(g.choice(c.probabilities(0))); }},
      {"choice_p_n",
       [](G& g, Call& c) {
         const std::vector<double> p = c.probabilities(1);
         c.expect(drawn(c.count(c.last()), [&] { return g.choice(p); }));
       }},
      {"choice_noreplace",
       [](G& g, Call& c) { c.expect(g.choice_without_replacement(c.population(0), c.count(1))); }},
      {"permutation", [](G& g, Call& c) { c.expect(g.permutation(c.count(0))); }},
      {"shuffle",
       [](G& g, Call& c) {
         std::vector<int> values(static_cast<std::size_t>(c.count(0)));
         std::iota(values.begin(), values.end(), 0);
         g.shuffle(std::span(values));
         c.expect(values);
       }},
  };
}

Operations<Rng> generator_operations() {
  auto operations = common_operations<Rng>();
  operations.insert({
      {"random", [](Rng& g, Call& c) { c.expect(g.random()); }},
      {"random_n", [](Rng& g, Call& c) { c.expect(drawn(c.count(0), [&] { return g.random(); })); }},
      {"integers", [](Rng& g, Call& c) { c.expect(g.integers(c.whole(0), c.whole(1))); }},
      {"integers_n",
       [](Rng& g, Call& c) {
         c.expect(drawn(c.count(2), [&] { return g.integers(c.whole(0), c.whole(1)); }));
       }},
      {"integers_full",
       [](Rng& g, Call& c) {
         using Limits = std::numeric_limits<std::int64_t>;
         c.expect(g.integers_inclusive(Limits::min(), Limits::max()));
       }},
  });
  return operations;
}

Operations<LegacyRng> legacy_operations() {
  auto operations = common_operations<LegacyRng>();
  operations.insert({
      {"random_sample", [](LegacyRng& g, Call& c) { c.expect(g.random_sample()); }},
      {"rand_n", [](LegacyRng& g, Call& c) { c.expect(g.rand_n(c.count(0))); }},
      {"randint", [](LegacyRng& g, Call& c) { c.expect(g.randint(c.whole(0), c.whole(1))); }},
      {"randint_n",
       [](LegacyRng& g, Call& c) {
         c.expect(drawn(c.count(2), [&] { return g.randint(c.whole(0), c.whole(1)); }));
       }},
  });
  return operations;
}

// Runs the rows in order; row number 0 of a seed begins with a fresh generator.
template <class Generator, class Make>
void run_script(const Csv& csv, Tally& tally, const Operations<Generator>& operations, Make make) {
  std::optional<Generator> generator;
  std::string seed;
  std::uint64_t next = 0;
  check_rows(csv, tally, [&](Row& row) {
    const std::uint64_t number = row.word("row");
    if (number == 0) {
      seed = row.text("seed");
      generator = make(seed);
    } else if (!generator || number != next || row.text("seed") != seed) {
      throw ConfigError(
          join("row ", number, " of seed ", row.text("seed"), " does not follow the one before it"));
    }
    next = number + 1;
    const auto operation = operations.find(row.text("op"));
    if (operation == operations.end()) return row.differs(join("unknown operation '", row.text("op"), "'"));
    Call call(row);
    operation->second(*generator, call);
    call.check_that_all_arguments_were_used();
  });
}

}  // namespace

void check_generator_script(const Csv& csv, Tally& tally) {
  run_script(csv, tally, generator_operations(),
             [](std::string_view seed) { return Rng(seed_sequence(seed)); });
}

void check_legacy_script(const Csv& csv, Tally& tally) {
  run_script(csv, tally, legacy_operations(), [](std::string_view seed) {
    const auto words = words_of_decimal(seed);
    if (words.size() > 1) throw ConfigError(join("seed ", seed, " is not below 2^32"));
    return LegacyRng(words[0]);
  });
}

}  // namespace minirl::golden
