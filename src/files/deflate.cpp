#include "files/deflate.hpp"

#include <algorithm>
#include <bit>
#include <vector>

namespace minirl::detail {
namespace {

constexpr std::uint32_t shortest_match = 3, longest_match = 258, window = 32768;

// The bits of a deflate stream: numbers go in from their lowest bit, Huffman codes from their highest.
class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}

  void number(std::uint32_t value, int bits) {
    for (int i = 0; i < bits; ++i) bit(value >> i & 1);
  }
  void code(std::uint32_t value, int bits) {
    for (int i = bits - 1; i >= 0; --i) bit(value >> i & 1);
  }
  void finish() {
    while (used_ > 0) bit(0);
  }

 private:
  void bit(std::uint32_t value) {
    byte_ |= value << used_;
    if (++used_ < 8) return;
    out_ += static_cast<char>(byte_);
    byte_ = 0;
    used_ = 0;
  }

  std::string& out_;
  std::uint32_t byte_ = 0;
  int used_ = 0;
};

// The fixed Huffman code (RFC 1951, 3.2.6) of a literal byte, the end of the block (256) or a length (257
// up).
void write_symbol(BitWriter& out, std::uint32_t symbol) {
  if (symbol < 144) return out.code(0x30 + symbol, 8);
  if (symbol < 256) return out.code(0x190 + symbol - 144, 9);
  if (symbol < 280) return out.code(symbol - 256, 7);
  out.code(0xC0 + symbol - 280, 8);
}

// Lengths and distances are a symbol and extra bits: 4 (or 2) symbols for each doubling (RFC 1951, 3.2.5).
void write_match(BitWriter& out, std::uint32_t length, std::uint32_t distance) {
  const std::uint32_t l = length - shortest_match;
  if (length == longest_match) {
    write_symbol(out, 285);
  } else if (l < 8) {
    write_symbol(out, 257 + l);
  } else {
    const int extra = static_cast<int>(std::bit_width(l)) - 3;
    write_symbol(out, 257 + 4 * static_cast<std::uint32_t>(extra) + (l >> extra));
    out.number(l & ((1u << extra) - 1), extra);
  }
  const std::uint32_t d = distance - 1;
  if (d < 4) return out.code(d, 5);
  const int extra = static_cast<int>(std::bit_width(d)) - 2;
  out.code(2 * static_cast<std::uint32_t>(extra) + (d >> extra), 5);
  out.number(d & ((1u << extra) - 1), extra);
}

struct Match {
  std::size_t length = 0, distance = 0;
};

// Remembers where each three bytes were seen, and finds the longest repetition of what comes next.
class MatchFinder {
 public:
  explicit MatchFinder(std::string_view bytes)
      : bytes_(bytes), latest_(1 << hash_bits, none), before_(bytes.size()) {}

  void remember(std::size_t at) {
    if (at + shortest_match > bytes_.size()) return;
    std::uint32_t& latest = latest_[hash(at)];
    before_[at] = latest;
    latest = static_cast<std::uint32_t>(at);
  }

  Match longest(std::size_t at) const {
    Match best;
    if (at + shortest_match > bytes_.size()) return best;
    const std::size_t most = std::min<std::size_t>(longest_match, bytes_.size() - at);
    std::uint32_t candidate = latest_[hash(at)];
    for (int tries = 0; tries < 16 && candidate != none && at - candidate <= window; ++tries) {
      std::size_t length = 0;
      while (length < most && bytes_[candidate + length] == bytes_[at + length]) ++length;
      if (length > best.length) best = {length, at - candidate};
      if (length == most) break;
      candidate = before_[candidate];
    }
    return best.length >= shortest_match ? best : Match{};
  }

 private:
  static constexpr int hash_bits = 15;
  static constexpr std::uint32_t none = ~0u;

  std::size_t hash(std::size_t at) const {
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 3; ++i) three = three << 8 | static_cast<std::uint8_t>(bytes_[at + i]);
    return three * 2654435761u >> (32 - hash_bits);
  }

  std::string_view bytes_;
  std::vector<std::uint32_t> latest_, before_;
};

}  // namespace

std::uint32_t adler32(std::string_view bytes) {
  std::uint32_t a = 1, b = 0;
  for (const char byte : bytes) {
    a = (a + static_cast<std::uint8_t>(byte)) % 65521;
    b = (b + a) % 65521;
  }
  return b << 16 | a;
}

std::string zlib_compress(std::string_view bytes) {
  std::string out = "\x78\x01";  // deflate with a window of 32 kB; fastest
  BitWriter writer(out);
  writer.number(1, 1);  // the last block
  writer.number(1, 2);  // with the fixed code
  MatchFinder finder(bytes);
  for (std::size_t at = 0; at < bytes.size();) {
    const Match match = finder.longest(at);
    if (match.length == 0) {
      write_symbol(writer, static_cast<std::uint8_t>(bytes[at]));
    } else {
      write_match(writer, static_cast<std::uint32_t>(match.length),
                  static_cast<std::uint32_t>(match.distance));
    }
    for (const std::size_t end = at + std::max<std::size_t>(1, match.length); at < end; ++at)
      finder.remember(at);
  }
  write_symbol(writer, 256);
  writer.finish();
  const std::uint32_t sum = adler32(bytes);
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(sum >> shift & 0xFF);
  return out;
}

}  // namespace minirl::detail
