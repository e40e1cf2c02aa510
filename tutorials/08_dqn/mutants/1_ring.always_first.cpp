// rejected: expected 999 to 1002
#include "minirl/chapter.hpp"

using namespace minirl;

struct Ring {
  std::vector<int> items{};
  std::size_t next = 0;
};
void remember(Ring& ring, std::size_t capacity, int item) {
  if (ring.items.size() < capacity) {
    ring.items.push_back(item);
  } else {
    ring.items[ring.next] = item;
    ring.next = std::min(ring.next + 1, capacity - 1);
  }
}
