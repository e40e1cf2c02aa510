// rejected: a full memory learns nothing new
#include "minirl/chapter.hpp"

using namespace minirl;

struct Ring {
  std::vector<int> items{};
  std::size_t next = 0;
};
void remember(Ring& ring, std::size_t capacity, int item) {
  if (ring.items.size() < capacity) ring.items.push_back(item);
}
