#include <array>
#include <bit>
#include <functional>
#include <map>
#include <optional>

#include "golden/golden.hpp"
#include "golden/numpy_seed.hpp"
#include "golden/rng_script.hpp"
#include "golden/row.hpp"
#include "minirl/core/hash.hpp"
#include "minirl/core/legacy_rng.hpp"
#include "minirl/core/rng.hpp"

namespace minirl::golden {
namespace {

// No file needs more draws for a row; a damaged number must not keep us busy for ever.
constexpr std::uint64_t most_draws = 100'000'000;

std::uint64_t draws_in(const Row& row, std::string_view column) {
  const std::uint64_t draws = row.word(column);
  if (draws <= most_draws) return draws;
  throw ConfigError(join(column, " is ", draws, ", the largest allowed is ", most_draws));
}

SeedSequence sequence_of(const Row& row) { return seed_sequence(row.text("seed"), row.text("spawn_key")); }

template <class Word>
std::vector<Word> state_as_long_as(const Row& row, std::string_view column, const SeedSequence& sequence) {
  std::vector<Word> state(row.numbers<std::uint64_t>(column).size());
  sequence.generate_state(std::span(state));
  return state;
}

void check_seed_sequence(const Csv& csv, Tally& tally) {
  check_rows(csv, tally, [](Row& row) {
    const SeedSequence sequence = sequence_of(row);
    row.expect("pool", std::vector(sequence.pool().begin(), sequence.pool().end()));
    row.expect("uint32x8", state_as_long_as<std::uint32_t>(row, "uint32x8", sequence));
    row.expect("uint64x4", state_as_long_as<std::uint64_t>(row, "uint64x4", sequence));
  });
}

void check_pcg64_init(const Csv& csv, Tally& tally) {
  check_rows(csv, tally, [](Row& row) {
    const auto words = Pcg64(sequence_of(row)).words();
    const std::array columns{"state_hi", "state_lo", "inc_hi", "inc_lo"};
    for (std::size_t i = 0; i < columns.size(); ++i) row.expect(columns[i], words[i]);
  });
}

// Compares single words of long streams: `key` names the stream, `make` begins it, `draw` takes its next
// word.
template <class Generator, class Draw>
class WordsByIndex {
 public:
  explicit WordsByIndex(Draw draw) : draw_(draw) {}

  template <class Make>
  auto at(const std::string& key, std::uint64_t index, Make make) {
    if (!generator_ || key != key_ || index < position_) {
      generator_ = make();
      key_ = key;
      position_ = 0;
    }
    for (; position_ < index; ++position_) draw_(*generator_);
    ++position_;
    return draw_(*generator_);
  }

 private:
  Draw draw_;
  std::optional<Generator> generator_;
  std::string key_;
  std::uint64_t position_ = 0;
};

void check_pcg64_raw(const Csv& csv, Tally& tally) {
  const auto draw = [](Pcg64& generator) { return generator.next64(); };
  WordsByIndex<Pcg64, decltype(draw)> words(draw);
  check_rows(csv, tally, [&](Row& row) {
    const std::string key = join(row.text("seed"), "/", row.text("spawn_key"));
    row.expect("uint64", words.at(key, draws_in(row, "index"), [&] { return Pcg64(sequence_of(row)); }));
  });
}

// "init_genrand" seeds with the number itself, "init_by_array:1 2 3" with the list.
LegacyRng legacy_rng_of(const Row& row) {
  const std::string_view how = row.text("how"), by_array = "init_by_array:";
  if (how.starts_with(by_array)) return LegacyRng(words_of_list(how.substr(by_array.size())));
  const auto words = words_of_decimal(row.text("seed"));
  if (how == "init_genrand" && words.size() == 1) return LegacyRng(words[0]);
  throw ConfigError(join("cannot seed with '", how, "' and ", row.text("seed")));
}

void check_mt19937_raw(const Csv& csv, Tally& tally) {
  const auto draw = [](LegacyRng& generator) { return generator.next32(); };
  WordsByIndex<LegacyRng, decltype(draw)> words(draw);
  check_rows(csv, tally, [&](Row& row) {
    const std::string key = join(row.text("seed"), "/", row.text("how"));
    row.expect("uint32", words.at(key, draws_in(row, "index"), [&] { return legacy_rng_of(row); }));
  });
}

// "random", "integers LOW HIGH" or "integers LOW HIGH (scalar calls)"; nothing if the kind is another.
std::function<double(Rng&)> draw_of_kind(std::string_view kind) {
  const std::string_view remark = " (scalar calls)";
  if (kind.ends_with(remark)) kind.remove_suffix(remark.size());
  const auto words = list_of(kind);
  if (words == std::vector<std::string>{"random"}) return [](Rng& rng) { return rng.random(); };
  if (words.size() != 3 || words[0] != "integers") return {};
  const std::int64_t low = parse_int(words[1], "kind"), high = parse_int(words[2], "kind");
  return [=](Rng& rng) { return static_cast<double>(rng.integers(low, high)); };
}

std::uint64_t continue_hash(std::uint64_t hash, double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  std::array<char, 8> bytes;
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(bits >> 8 * i & 0xff);
  return fnv1a64({bytes.data(), bytes.size()}, hash);
}

void check_long_streams(const Csv& csv, Tally& tally) {
  check_rows(csv, tally, [](Row& row) {
    const auto draw = draw_of_kind(row.text("kind"));
    if (!draw) return row.differs(join("unknown kind '", row.text("kind"), "'"));
    const std::uint64_t n = draws_in(row, "n");
    if (n == 0) throw ConfigError("n is 0: a stream without draws has no first and no last");
    Rng rng(seed_sequence(row.text("seed")));
    const double first = draw(rng);
    double sum = first, last = first;
    std::uint64_t hash = continue_hash(fnv1a64(""), first);
    for (std::uint64_t i = 1; i < n; ++i) {
      last = draw(rng);
      sum += last;
      hash = continue_hash(hash, last);
    }
    row.expect("fnv1a64_of_all_doubles", hash);
    row.expect("sum_in_order", sum);
    row.expect("first", first);
    row.expect("last", last);
  });
}

using Check = void (*)(const Csv&, Tally&);

// The check for a file of that name, or nullptr.
Check check_for(const std::string& file_name) {
  static const std::map<std::string, Check> checks{
      {"generator_script.csv", check_generator_script},
      {"legacy_script.csv", check_legacy_script},
      {"long_streams.csv", check_long_streams},
      {"mt19937_raw.csv", check_mt19937_raw},
      {"pcg64_init.csv", check_pcg64_init},
      {"pcg64_raw.csv", check_pcg64_raw},
      {"seedsequence.csv", check_seed_sequence},
  };
  const auto found = checks.find(file_name);
  return found == checks.end() ? nullptr : found->second;
}

}  // namespace

std::vector<Tally> check_rng(const std::filesystem::path& folder) {
  std::vector<Tally> tallies;
  for (const std::filesystem::path& file : csv_files(folder)) {
    Tally& tally = tallies.emplace_back();
    const std::string name = file.filename().string();
    tally.group = "rng/" + name;
    const Check check = check_for(name);
    if (check == nullptr) {
      tally.skip(join(file.string(), ": no check is known for a file of this name"));
    } else {
      check(Csv::read(file), tally);
    }
  }
  return tallies;
}

}  // namespace minirl::golden
