// A memory of the last steps.
//
// DQN learns from steps that it remembers. It keeps the last `capacity` of them and forgets the oldest one
// for each new one. A deque would do, but a ring needs no moving: a list, and the place `next` that is
// written next. While there is room the list grows. When it is full, `next` goes round:
//
//   capacity 3, steps 1 to 5:    1    1 2    1 2 3    4 2 3    4 5 3
//
// Where an item stands says nothing about its age, and nobody cares: batches are drawn by chance.
#include "minirl/chapter.hpp"

using namespace minirl;

struct Ring {
  std::vector<int> items{};  // what is remembered
  std::size_t next = 0;      // where the next one goes
};

void remember(Ring& ring, std::size_t capacity, int item) {
  if (ring.items.size() < capacity) {
    ring.items.push_back(item);
  } else {
    ring.items[ring.next] = item;  // the oldest one is forgotten
  }
  ring.next = (ring.next + 1) % capacity;  // 0 again after the last place
}

// ---- Your code is above. Below are its checks: read them, leave them as they are. ----

std::vector<int> after(int steps, std::size_t capacity) {
  Ring ring;
  for (int step = 1; step <= steps; ++step) remember(ring, capacity, step);
  return ring.items;
}

std::string text(const std::vector<int>& items) {
  std::string line;
  for (const int item : items) line += join(line.empty() ? "" : " ", item);
  return line;
}

TEST_CASE("8.1: while there is room, nothing is forgotten") {
  const auto items = after(2, 3);
  const bool both = items == std::vector<int>{1, 2};
  CHECK_MESSAGE(both, join("steps 1 and 2 in a memory of 3 gave [", text(items), "], expected [1 2]"));
}

TEST_CASE("8.1: then the newest takes the place of the oldest") {
  const auto items = after(5, 3);
  const char* known = items.size() > 3                     ? ": it grows beyond its capacity"
                      : items == std::vector<int>{1, 2, 3} ? ": a full memory learns nothing new"
                      : items == std::vector<int>{3, 4, 5} ? ": all items have moved; one place is enough"
                      : items == std::vector<int>{1, 4, 5} ? ": write at `next` first, then let it go on"
                                                           : "";
  const bool right = items == std::vector<int>{4, 5, 3};
  CHECK_MESSAGE(right,
                join("steps 1 to 5 in a memory of 3 gave [", text(items), "], expected [4 5 3]", known));
}

TEST_CASE("8.1: round and round") {
  auto items = after(1002, 4);
  std::sort(items.begin(), items.end());
  const bool newest = items == std::vector<int>{999, 1000, 1001, 1002};
  CHECK_MESSAGE(newest, join("after 1002 steps a memory of 4 holds ", text(items), ", expected 999 to 1002"));
}
