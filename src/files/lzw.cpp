#include "files/lzw.hpp"

#include <algorithm>
#include <array>

namespace minirl::detail {
namespace {

constexpr int most_codes = 4096;  // 12 bits
constexpr int none = -1;

class CodeWriter {
 public:
  void write(int code, int width) {
    pending_ |= static_cast<std::uint32_t>(code) << used_;
    for (used_ += width; used_ >= 8; used_ -= 8) {
      out_ += static_cast<char>(pending_ & 0xFF);
      pending_ >>= 8;
    }
  }
  std::string finish() {
    if (used_ > 0) out_ += static_cast<char>(pending_);
    return std::move(out_);
  }

 private:
  std::string out_;
  std::uint32_t pending_ = 0;
  int used_ = 0;
};

// The strings seen so far as a tree: a code is a string, its children are that string and one more index.
class Dictionary {
 public:
  explicit Dictionary(int first_free) : first_free_(first_free) { clear(); }

  int size() const { return size_; }
  void clear() {
    child_.fill(none);
    size_ = first_free_;
  }
  int find(int code, std::uint8_t index) const {
    int child = child_[at(code)];
    while (child != none && last_[at(child)] != index) child = sibling_[at(child)];
    return child;
  }
  void add(int code, std::uint8_t index) {
    last_[at(size_)] = index;
    sibling_[at(size_)] = child_[at(code)];
    child_[at(code)] = size_++;
  }

 private:
  static std::size_t at(int code) { return static_cast<std::size_t>(code); }

  std::array<int, most_codes> child_, sibling_;
  std::array<std::uint8_t, most_codes> last_;
  int first_free_, size_ = 0;
};

}  // namespace

std::string lzw_compress(const std::vector<std::uint8_t>& indices, int bits) {
  const int clear = 1 << bits, end = clear + 1;
  CodeWriter out;
  Dictionary dictionary(end + 1);
  int width = bits + 1;
  out.write(clear, width);
  int code = none;
  for (const std::uint8_t index : indices) {
    const int longer = code == none ? index : dictionary.find(code, index);
    if (longer != none) {
      code = longer;
      continue;
    }
    out.write(code, width);
    if (dictionary.size() < most_codes) {
      if (dictionary.size() == 1 << width)
        ++width;  // the reader, one entry behind, widens with the next code
      dictionary.add(code, index);
    } else {
      out.write(clear, width);
      dictionary.clear();
      width = bits + 1;
    }
    code = index;
  }
  if (code != none) out.write(code, width);
  if (dictionary.size() == 1 << width && width < 12) ++width;
  out.write(end, width);
  return out.finish();
}

}  // namespace minirl::detail
