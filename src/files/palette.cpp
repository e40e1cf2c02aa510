#include "files/palette.hpp"

#include <algorithm>
#include <numeric>

namespace minirl::detail {
namespace {

using Bin = ColourCensus::Bin;

// Median cut (Heckbert 1982) over the bins that have pixels: a box is cut where half of its pixels lie on
// each side.
struct Box {
  std::vector<std::size_t> members;  // bin numbers
  int axis = 0;                      // the channel along which it is longest
  std::uint64_t weight = 0;          // pixels x length; 0 cannot be cut
};

int channel_of_bin(std::size_t bin, int channel) { return static_cast<int>(bin >> (10 - 5 * channel) & 31); }

Box measured(std::vector<std::size_t> members, const std::vector<Bin>& bins) {
  Box box{std::move(members)};
  std::uint64_t pixels = 0;
  for (const std::size_t bin : box.members) pixels += bins[bin].count;
  for (int channel = 0; channel < 3; ++channel) {
    int low = 31, high = 0;
    for (const std::size_t bin : box.members) {
      low = std::min(low, channel_of_bin(bin, channel));
      high = std::max(high, channel_of_bin(bin, channel));
    }
    const std::uint64_t weight = pixels * static_cast<std::uint64_t>(high - low);
    if (weight <= box.weight) continue;
    box.weight = weight;
    box.axis = channel;
  }
  return box;
}

// Splits `box` into the half that stays and the half that is returned; neither is empty.
Box cut(Box& box, const std::vector<Bin>& bins) {
  auto members = std::move(box.members);
  const auto key = [&](std::size_t bin) { return std::pair(channel_of_bin(bin, box.axis), bin); };
  std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  std::uint64_t pixels = 0, below = 0;
  for (const std::size_t bin : members) pixels += bins[bin].count;
  std::size_t kept = 0;
  while (kept + 1 < members.size() && (kept == 0 || below < pixels / 2)) below += bins[members[kept++]].count;
  const auto middle = members.begin() + static_cast<std::ptrdiff_t>(kept);
  Box rest = measured({middle, members.end()}, bins);
  box = measured({members.begin(), middle}, bins);
  return rest;
}

PackedColour mean_colour(const Box& box, const std::vector<Bin>& bins) {
  Bin all;
  for (const std::size_t bin : box.members) {
    all.count += bins[bin].count;
    for (std::size_t channel = 0; channel < 3; ++channel) all.sum[channel] += bins[bin].sum[channel];
  }
  PackedColour colour = 0;
  for (const std::uint64_t sum : all.sum) {
    colour = colour << 8 | static_cast<PackedColour>((sum + all.count / 2) / all.count);
  }
  return colour;
}

Palette median_cut(const std::vector<Bin>& bins, std::size_t most) {
  std::vector<std::size_t> used;
  for (std::size_t bin = 0; bin < bins.size(); ++bin) {
    if (bins[bin].count > 0) used.push_back(bin);
  }
  std::vector<Box> boxes{measured(std::move(used), bins)};
  while (boxes.size() < most) {
    const auto heaviest = std::max_element(boxes.begin(), boxes.end(),
                                           [](const Box& a, const Box& b) { return a.weight < b.weight; });
    if (heaviest->weight == 0) break;
    boxes.push_back(cut(*heaviest, bins));
  }
  std::vector<PackedColour> colours;
  std::vector<std::uint8_t> index_of_bin(bins.size());
  for (const Box& box : boxes) {
    for (const std::size_t bin : box.members) index_of_bin[bin] = static_cast<std::uint8_t>(colours.size());
    colours.push_back(mean_colour(box, bins));
  }
  return {std::move(colours), std::move(index_of_bin)};
}

}  // namespace

std::uint8_t Palette::index_of(PackedColour colour) const {
  if (!index_of_bin_.empty()) return index_of_bin_[ColourCensus::bin_of(colour)];
  return static_cast<std::uint8_t>(std::lower_bound(colours_.begin(), colours_.end(), colour) -
                                   colours_.begin());
}

void ColourCensus::add(PackedColour colour) {
  Bin& bin = bins_[bin_of(colour)];
  ++bin.count;
  for (std::size_t channel = 0; channel < 3; ++channel)
    bin.sum[channel] += colour >> (16 - 8 * channel) & 0xFF;
  if (colour == latest_ || exact_.size() > most_exact) return;
  latest_ = colour;
  const auto place = std::lower_bound(exact_.begin(), exact_.end(), colour);
  if (place == exact_.end() || *place != colour) exact_.insert(place, colour);
}

Palette ColourCensus::palette() const {
  if (exact_.size() <= most_exact) return Palette(exact_);
  return median_cut(bins_, most_exact - 1);
}

}  // namespace minirl::detail
