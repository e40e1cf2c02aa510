// FrameReplay: a replay memory of pictures, in which each is kept once, as bytes: 84 x 84 of them a step
// instead of eight times as many numbers. The stacks that an agent saw are put together again when they are
// drawn. Mnih et al. 2015, methods; as FrameStack shows them, the first picture of an episode stands in for
// those before it.
//
// A ring of pictures. Most have a step that was taken after them; the last one of an episode and the newest
// of all have none, they are only what a step led to.
#pragma once
#include <cstdint>
#include <vector>

#include "minirl/envs/env.hpp"
#include "minirl/rl/transitions.hpp"

namespace minirl {

class FrameReplay {
 public:
  /// Room for `capacity` pictures. Observations are stacks of `stack` pictures, each `scale` times its bytes
  /// when it is drawn. Throws ConfigError unless stack is positive and capacity is larger than stack.
  FrameReplay(int capacity, int stack, Scalar scale = Scalar{1} / 255);

  /// Remembers one step between two stacks, of which the newest pictures are kept; `action` is counted from
  /// 0. Throws ShapeError for a stack of another size, ConfigError if memory does not suffice.
  void add(const Frame& observation, int action, const Step<Frame>& step);

  /// Transitions by chance as Replay::sample gives them; observations are [batch, height, width, channels].
  /// Throws StateError if the memory is empty.
  void sample(Transitions& batch, const SampleConfig& config, Rng& rng) const;
  /// The stack that was seen at a position, oldest picture first. Throws ConfigError if part of it is gone.
  Frame stack_at(int position) const;
  /// Whether a step was taken at a position, and its stack is still there.
  bool can_be_drawn(int position) const;

  int size() const { return static_cast<int>(kinds_.size()); }  ///< pictures
  int capacity() const { return capacity_; }
  void archive(Archive& a);

 private:
  // What followed on a picture; `last`: nothing did yet, or the episode was over.
  enum class Kind : std::uint8_t { last, step, end, terminated };

  void take_size(const Frame& stack);
  void check_size(const char* which, const Frame& stack) const;
  void check_loaded(const Archive& a) const;
  bool goes_on_from(const Frame& stack) const;
  void put_newest_of(const Frame& stack, bool starts);
  void write_stack(int position, Scalar* out) const;
  int draw(Rng& rng) const;
  bool has_whole_step() const;
  int newest() const { return before(next_); }
  int after(int position, int steps) const;
  int steps_from(int position) const;
  int before(int position) const { return (position > 0 ? position : capacity_) - 1; }
  int oldest() const { return size() < capacity_ ? 0 : next_; }
  Kind kind(int position) const { return kinds_[static_cast<std::size_t>(position)]; }
  bool ends(int position) const { return kind(position) >= Kind::end; }
  bool starts(int position) const { return starts_[static_cast<std::size_t>(position)] != 0; }
  std::size_t bytes_of_one() const;
  const std::uint8_t* picture(int position) const;

  int capacity_, stack_;
  Scalar scale_;
  int height_ = 0, width_ = 0, channels_ = 0;  // of one picture
  int next_ = 0;                               // where the next picture goes

  // As long as `size` until the ring is full.
  std::vector<std::uint8_t> pictures_, starts_;
  std::vector<Kind> kinds_;
  std::vector<std::int32_t> actions_;
  std::vector<double> rewards_;
};

}  // namespace minirl
