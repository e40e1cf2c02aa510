// rejected: it grows beyond its capacity
#include "minirl/chapter.hpp"

using namespace minirl;

struct Ring {
  std::vector<int> items{};
  std::size_t next = 0;
};
void remember(Ring& ring, std::size_t capacity, int item) {
  ring.items.push_back(item);
  ring.next = (ring.next + 1) % capacity;
}
