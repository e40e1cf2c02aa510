#include <functional>
#include <optional>
#include <valarray>

#include "golden/gymnasium_checks.hpp"
#include "golden/row.hpp"
#include "minirl/envs/vector/batch.hpp"

namespace minirl::golden {
namespace {

// No sample that stands in a cell is longer; a damaged number must not fill the memory.
constexpr int largest_box = 100'000;

// Draws the next sample and compares it with the row's.
using Sampler = std::function<void(Row&, Rng&)>;

// "(a;b)" -> "a", "b"
std::vector<std::string> arguments_of(std::string_view in_brackets) {
  if (in_brackets.size() < 2 || in_brackets.front() != '(' || in_brackets.back() != ')') {
    throw IoError(join("'", in_brackets, "' is not '(...)'"));
  }
  return split(in_brackets.substr(1, in_brackets.size() - 2), ';');
}

// "6" or "5;start=-2"
Discrete discrete_of(const std::vector<std::string>& arguments) {
  const int n = parse_small(arguments.at(0), "n");
  if (arguments.size() == 1) return Discrete(n);
  const std::string_view start = arguments[1], prefix = "start=";
  if (arguments.size() > 2 || !start.starts_with(prefix))
    throw IoError(join("'", start, "' is not 'start=...'"));
  return Discrete(n, parse_small(start.substr(prefix.size()), "start"));
}

std::valarray<bool> mask_of(std::string_view digits) {
  std::valarray<bool> mask(digits.size());
  for (std::size_t i = 0; i < digits.size(); ++i) mask[i] = digits[i] == '1';
  return mask;
}

// What stands behind the brackets: nothing, " mask=101101" or " probability=.1 .2 .3 .4".
Sampler discrete_sampler(const Discrete& space, std::string_view option) {
  const std::string_view mask = " mask=", probability = " probability=";
  if (option.empty()) return [=](Row& row, Rng& rng) { row.expect("sample", space.sample(rng)); };
  if (option.starts_with(mask)) {
    return [space, allowed = mask_of(option.substr(mask.size()))](Row& row, Rng& rng) {
      row.expect("sample", space.sample(rng, std::span<const bool>(std::begin(allowed), std::end(allowed))));
    };
  }
  if (!option.starts_with(probability)) return {};
  std::vector<double> p;
  for (const std::string& number : list_of(option.substr(probability.size()))) {
    p.push_back(parse_double(number, "probability"));
  }
  return [=](Row& row, Rng& rng) { row.expect("sample", space.sample(rng, std::span<const double>(p))); };
}

// low;high;(extents);type, with bounds on both sides: other draws are not NumPy's.
Sampler box_sampler(const std::vector<std::string>& arguments) {
  if (arguments.size() != 4) throw IoError("a box has four arguments: low;high;(extents);type");
  const bool whole = arguments[3] == "uint8" || arguments[3].starts_with("int");
  if (!whole && arguments[3] != "float32") return {};
  const auto low = static_cast<Scalar>(parse_double(arguments[0], "low"));
  const auto high = static_cast<Scalar>(parse_double(arguments[1], "high"));
  if (!std::isfinite(low) || !std::isfinite(high)) return {};
  std::vector<int> extents;
  for (const std::string& extent : list_of(arguments_of(arguments[2]).at(0))) {
    extents.push_back(parse_small(extent, "extent"));
  }
  const Shape shape(extents.data(), static_cast<int>(extents.size()));
  if (shape.size() > largest_box) throw IoError(join("a box of ", shape.size(), " numbers"));
  const Box box(low, high, shape, whole ? Box::Numbers::whole : Box::Numbers::real);
  if (whole) {
    return [box](Row& row, Rng& rng) {
      const Tensor sample = box.sample(rng);
      row.expect("sample", std::vector<int>(sample.begin(), sample.end()));
    };
  }
  return [box](Row& row, Rng& rng) { row.expect("sample", listed_numbers(box.sample(rng))); };
}

// "3 2 5": the library has no such space, but its vector environments draw an action for each copy the same
// way.
Sampler multi_discrete_sampler(const std::string& counts) {
  std::vector<Discrete> spaces;
  for (const std::string& n : list_of(counts)) spaces.emplace_back(parse_small(n, "n"));
  return [spaces](Row& row, Rng& rng) {
    std::vector<int> sample;
    for (const Discrete& space : spaces) sample.push_back(item(sample_actions(space, 1, rng), 0));
    row.expect("sample", sample);
  };
}

// The sampler of a space as the files name it, e.g. "Discrete(5;start=-2)"; none if the library has no such
// space.
Sampler sampler_of(std::string_view name) {
  const std::size_t open = std::min(name.find('('), name.size());
  const std::string_view kind = name.substr(0, open);
  if (kind == "Box") return box_sampler(arguments_of(name.substr(open)));
  if (kind == "MultiDiscrete") return multi_discrete_sampler(arguments_of(name.substr(open)).at(0));
  if (kind != "Discrete") return {};
  const std::size_t close = std::min(name.find(')', open), name.size() - 1);
  const Discrete space = discrete_of(arguments_of(name.substr(open, close + 1 - open)));
  return discrete_sampler(space, name.substr(close + 1));
}

// The samples of one space and seed, in order.
class Samples {
 public:
  void check(Row& row) {
    if (row.text("index") == "0") {
      from_ = source(row);
      next_ = 0;
      rng_ = Rng(row.word("seed"));
    }
    if (row.word("index") != next_ || source(row) != from_)
      throw IoError(join("expected index ", next_, from_));
    ++next_;
    sampler_(row, rng_);
  }

  /// Turns to the row's space; false if the library has no such.
  bool knows(const Row& row) {
    if (row.text("space") != space_) {
      space_ = row.text("space");
      sampler_ = sampler_of(space_);
    }
    return sampler_ != nullptr;
  }

 private:
  static std::string source(const Row& row) {
    return join(" of ", row.text("space"), ", seed ", row.text("seed"));
  }

  std::string space_;
  Sampler sampler_;
  std::string from_;
  std::uint64_t next_ = 0;
  Rng rng_{0};
};

}  // namespace

void check_spaces(const Csv& csv, Tally& tally) {
  Samples samples;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    const Row row(csv, i);
    if (!read_at(row, [&] { return samples.knows(row); })) {
      tally.skip(join(row.text("space"), ": not built yet"));
    } else {
      check_row(csv, i, tally, [&](Row& checked) { samples.check(checked); });
    }
  }
}

}  // namespace minirl::golden
