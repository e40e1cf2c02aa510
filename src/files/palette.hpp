// The colours of a recording: the exact ones if they are few, else the best few by median cut.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace minirl::detail {

/// Red, green and blue as 0xRRGGBB.
using PackedColour = std::uint32_t;

/// At most 256 colours, and which of them stands for any other.
class Palette {
 public:
  /// Colours that stand for themselves, in ascending order.
  explicit Palette(std::vector<PackedColour> exact) : colours_(std::move(exact)) {}
  /// Colours that stand for a box of similar ones; `index_of_bin` has an entry for each bin of ColourCensus.
  Palette(std::vector<PackedColour> colours, std::vector<std::uint8_t> index_of_bin)
      : colours_(std::move(colours)), index_of_bin_(std::move(index_of_bin)) {}

  const std::vector<PackedColour>& colours() const { return colours_; }
  std::uint8_t index_of(PackedColour colour) const;

 private:
  std::vector<PackedColour> colours_;
  std::vector<std::uint8_t> index_of_bin_;  // empty if the colours are exact
};

/// Counts the colours of all pixels: exactly as long as they are at most 256, and in 32 x 32 x 32 bins.
class ColourCensus {
 public:
  static constexpr std::size_t most_exact = 256, bins = 32 * 32 * 32;
  static std::size_t bin_of(PackedColour c) { return (c >> 9 & 0x7C00) | (c >> 6 & 0x3E0) | (c >> 3 & 0x1F); }

  void add(PackedColour colour);

  /// The exact colours if there are at most 256, else 255: one index stays free for transparency.
  Palette palette() const;

  struct Bin {
    std::uint64_t count = 0;
    std::array<std::uint64_t, 3> sum{};  // of red, green and blue
  };

 private:
  std::vector<PackedColour> exact_;  // ascending; one more than most_exact means "too many"
  std::vector<Bin> bins_ = std::vector<Bin>(bins);
  PackedColour latest_ = ~0u;
};

}  // namespace minirl::detail
