#include "minirl/files/gif.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "files/lzw.hpp"
#include "files/palette.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

std::size_t size(int extent) { return static_cast<std::size_t>(extent); }

std::vector<std::uint32_t> packed(const RgbView& frame) {
  std::vector<std::uint32_t> colours;
  colours.reserve(frame.bytes.size() / 3);
  for (std::size_t i = 0; i < frame.bytes.size(); i += 3) {
    colours.push_back(
        static_cast<std::uint32_t>(frame.bytes[i] << 16 | frame.bytes[i + 1] << 8 | frame.bytes[i + 2]));
  }
  return colours;
}

std::string byte(int value) { return {static_cast<char>(value)}; }
std::string two_bytes(int value) { return byte(value & 0xFF) + byte(value >> 8 & 0xFF); }

// Any length of data as GIF wants it: blocks of at most 255 bytes, each behind its length, and an empty one.
std::string blocks(std::string_view data) {
  std::string out;
  for (; !data.empty(); data.remove_prefix(std::min<std::size_t>(255, data.size()))) {
    const std::string_view block = data.substr(0, 255);
    out += byte(static_cast<int>(block.size()));
    out += block;
  }
  return out + byte(0);
}

// The bits of an index into the palette, with room for one entry more than there are colours, if it fits.
int index_bits(const detail::Palette& palette) {
  const std::size_t entries = std::min<std::size_t>(256, palette.colours().size() + 1);
  return std::max(2, static_cast<int>(std::bit_width(entries - 1)));
}

std::string colour_table(const detail::Palette& palette) {
  std::string table;
  for (const std::uint32_t colour : palette.colours()) {
    for (int shift = 16; shift >= 0; shift -= 8) table += static_cast<char>(colour >> shift & 0xFF);
  }
  table.resize(std::size_t{3} << index_bits(palette));
  return table;
}

std::string file_header(int width, int height, const detail::Palette& palette) {
  const int table_size = index_bits(palette) - 1;  // the table has 2^(n+1) entries
  return "GIF89a" + two_bytes(width) + two_bytes(height) + byte(0x80 | 0x70 | table_size) + byte(0) +
         byte(0) + colour_table(palette);
}

// Delay and transparency of the next picture, which is painted over what is there.
std::string graphic_control(int delay, int transparent_index) {
  constexpr int leave_in_place = 1 << 2, has_transparency = 1;
  const bool transparent = transparent_index >= 0;
  return byte(0x21) + byte(0xF9) + byte(4) + byte(leave_in_place | (transparent ? has_transparency : 0)) +
         two_bytes(delay) + byte(transparent ? transparent_index : 0) + byte(0);
}

std::vector<std::uint8_t> indices_in(const detail::Palette& palette,
                                     const std::vector<std::uint32_t>& colours) {
  std::vector<std::uint8_t> indices(colours.size());
  std::transform(colours.begin(), colours.end(), indices.begin(),
                 [&](auto c) { return palette.index_of(c); });
  return indices;
}

// An index below 2^bits that is free to mean "transparent" because no changed pixel needs it; -1 if there is
// none.
int free_index(const std::vector<std::uint8_t>& indices, const std::vector<bool>& changed, int bits) {
  std::array<bool, 256> needed{};
  for (std::size_t i = 0; i < indices.size(); ++i) {
    if (changed[i]) needed[indices[i]] = true;
  }
  int index = (1 << bits) - 1;
  while (index >= 0 && needed[size(index)]) --index;
  return index;
}

}  // namespace

void GifRecording::add(const RgbView& frame) {
  check_picture("gif", frame);
  if (!patches_.empty() && (frame.width != width_ || frame.height != height_)) {
    throw ShapeError(join("gif: frame ", frames(), " is ", frame.width, " x ", frame.height,
                          ", the ones before are ", width_, " x ", height_,
                          "; all frames must be equally large"));
  }
  width_ = frame.width;
  height_ = frame.height;
  auto colours = packed(frame);
  Patch patch{changed_rectangle(colours), {}, {}};
  const auto [left, top, width, height] = patch.where;
  for (int y = top; y < top + height; ++y) {
    for (int x = left; x < left + width; ++x) {
      const std::size_t i = size(y) * size(width_) + size(x);
      patch.colours.push_back(colours[i]);
      patch.changed.push_back(latest_.empty() || latest_[i] != colours[i]);
    }
  }
  patches_.push_back(std::move(patch));
  latest_ = std::move(colours);
}

GifRecording::Rectangle GifRecording::changed_rectangle(const std::vector<std::uint32_t>& frame) const {
  if (latest_.empty()) return {0, 0, width_, height_};
  int left = width_, right = -1, top = height_, bottom = -1;
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) {
      const std::size_t i = size(y) * size(width_) + size(x);
      if (frame[i] == latest_[i]) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return {0, 0, 1, 1};  // a GIF has no empty pictures
  return {left, top, right - left + 1, bottom - top + 1};
}

std::string GifRecording::encode(GifOptions options) const {
  if (patches_.empty()) throw ConfigError("gif: no frames; add at least one before encoding");
  if (options.delay < 2 || options.delay > 65535) {
    throw ConfigError(join("gif: a delay of ", options.delay, " centiseconds; give 2 to 65535"));
  }
  detail::ColourCensus census;
  for (const Patch& patch : patches_) {
    for (const std::uint32_t colour : patch.colours) census.add(colour);
  }
  const detail::Palette palette = census.palette();
  std::string file = file_header(width_, height_, palette);
  if (options.loop)
    file += byte(0x21) + byte(0xFF) + byte(11) + "NETSCAPE2.0" + blocks(byte(1) + two_bytes(0));
  for (const Patch& patch : patches_) {
    const auto [left, top, width, height] = patch.where;
    const int bits = index_bits(palette);
    auto indices = indices_in(palette, patch.colours);
    const int transparent = free_index(indices, patch.changed, bits);
    for (std::size_t i = 0; i < indices.size() && transparent >= 0; ++i) {
      if (!patch.changed[i]) indices[i] = static_cast<std::uint8_t>(transparent);
    }
    file += graphic_control(options.delay, transparent);
    file += byte(0x2C) + two_bytes(left) + two_bytes(top) + two_bytes(width) + two_bytes(height) + byte(0);
    file += byte(bits) + blocks(detail::lzw_compress(indices, bits));
  }
  return file + byte(0x3B);
}

std::string encode_gif(const std::vector<RgbView>& frames, GifOptions options) {
  GifRecording recording;
  for (const RgbView& frame : frames) recording.add(frame);
  return recording.encode(options);
}

}  // namespace minirl
