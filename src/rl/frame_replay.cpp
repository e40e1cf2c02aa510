#include "minirl/rl/frame_replay.hpp"

#include <algorithm>
#include <exception>

#include "minirl/rl/returns.hpp"

namespace minirl {
namespace {

// The channels of one pixel after another, `stride` apart: a picture, or one of those in a stack.
template <class Value>
struct Pixelwise {
  Value* at;
  int stride;
};

using Bytes = Pixelwise<const std::uint8_t>;

template <class Out, class Convert>
void copy_pixels(Bytes from, Pixelwise<Out> to, const Pixels& size, Convert convert) {
  for (int i = 0; i < size.height * size.width; ++i, from.at += from.stride, to.at += to.stride) {
    for (int c = 0; c < size.channels; ++c) to.at[c] = convert(from.at[c]);
  }
}

constexpr auto same_byte = [](std::uint8_t byte) { return byte; };

}  // namespace

FrameReplay::FrameReplay(int capacity, int stack, Scalar scale)
    : capacity_(capacity), stack_(stack), scale_(scale) {
  if (stack >= 1 && capacity > stack) return;
  throw ConfigError(join("frame replay: a stack of ", stack, " pictures in a memory of ", capacity,
                         "; at least 1 is needed, and room for one more than a stack"));
}

std::size_t FrameReplay::bytes_of_one() const {
  return static_cast<std::size_t>(height_) * static_cast<std::size_t>(width_) *
         static_cast<std::size_t>(channels_);
}

const std::uint8_t* FrameReplay::picture(int position) const {
  return pictures_.data() + static_cast<std::size_t>(position) * bytes_of_one();
}

// ---- Adding

void FrameReplay::take_size(const Frame& stack) {
  if (stack.channels() % stack_ != 0 || stack.size() == 0) {
    throw ShapeError(join("frame replay: a ", to_text(stack), " is no stack of ", stack_,
                          " pictures; wrap the environment in a FrameStack of as many"));
  }
  height_ = stack.height(), width_ = stack.width(), channels_ = stack.channels() / stack_;
  const auto room = static_cast<std::size_t>(capacity_);
  try {
    pictures_.reserve(room * bytes_of_one());
    starts_.reserve(room), kinds_.reserve(room), actions_.reserve(room), rewards_.reserve(room);
  } catch (const std::exception&) {  // bad_alloc or length_error
    const double bytes = static_cast<double>(capacity_) * static_cast<double>(bytes_of_one() + 14);
    throw ConfigError(join("frame replay: ", capacity_, " pictures of ", bytes_of_one(), " bytes take ",
                           fixed(bytes / 1e9, 1),
                           " GB, which this machine does not give; lower the capacity"));
  }
}

void FrameReplay::check_size(const char* which, const Frame& stack) const {
  if (stack.height() == height_ && stack.width() == width_ && stack.channels() == channels_ * stack_) return;
  throw ShapeError(join("frame replay: the ", which, " is a ", to_text(stack), ", expected ", height_, " x ",
                        width_, " x ", channels_ * stack_));
}

// Whether the newest picture of the memory is the newest of this stack, and waits for its step.
bool FrameReplay::goes_on_from(const Frame& stack) const {
  if (size() == 0 || ends(before(newest())) || kind(newest()) != Kind::last) return false;
  const std::uint8_t* kept = picture(newest());
  const std::uint8_t* seen = stack.bytes().data() + channels_ * (stack_ - 1);
  for (int pixel = 0; pixel < height_ * width_; ++pixel, kept += channels_, seen += channels_ * stack_) {
    if (!std::equal(kept, kept + channels_, seen)) return false;
  }
  return true;
}

void FrameReplay::put_newest_of(const Frame& stack, bool starts) {
  const auto at = static_cast<std::size_t>(next_);
  if (at == kinds_.size()) {
    pictures_.resize(pictures_.size() + bytes_of_one());
    starts_.push_back(0), kinds_.push_back(Kind::last), actions_.push_back(0), rewards_.push_back(0);
  }
  copy_pixels(Bytes{stack.bytes().data() + channels_ * (stack_ - 1), channels_ * stack_},
              Pixelwise<std::uint8_t>{pictures_.data() + at * bytes_of_one(), channels_},
              {height_, width_, channels_}, same_byte);
  starts_[at] = starts, kinds_[at] = Kind::last;
  next_ = after(next_, 1);
}

void FrameReplay::add(const Frame& observation, int action, const Step<Frame>& step) {
  if (size() == 0) take_size(observation);
  check_size("observation", observation);
  check_size("next observation", step.observation);
  if (!goes_on_from(observation)) {
    // A step before that was broken off must not lead into this episode.
    if (size() > 0 && kind(before(newest())) == Kind::step) {
      kinds_[static_cast<std::size_t>(before(newest()))] = Kind::end;
    }
    put_newest_of(observation, true);
  }
  const auto at = static_cast<std::size_t>(newest());
  actions_[at] = action, rewards_[at] = step.reward;
  kinds_[at] = step.terminated ? Kind::terminated : step.truncated ? Kind::end : Kind::step;
  put_newest_of(step.observation, false);
}

// ---- Sampling

int FrameReplay::after(int position, int steps) const {
  const int ahead = capacity_ - position;
  return steps < ahead ? position + steps : steps - ahead;
}

// How many steps there are from this picture to the newest one.
int FrameReplay::steps_from(int position) const {
  const int last = newest();
  return last >= position ? last - position : capacity_ - position + last;
}

bool FrameReplay::can_be_drawn(int position) const {
  if (position < 0 || position >= size() || kind(position) == Kind::last) return false;
  for (int i = 1; i < stack_ && !starts(position); ++i, position = before(position)) {
    if (position == oldest()) return false;
  }
  return true;
}

int FrameReplay::draw(Rng& rng) const {
  for (;;) {
    const int position = rng.choice(size());
    if (can_be_drawn(position)) return position;
  }
}

void FrameReplay::write_stack(int position, Scalar* out) const {
  for (int i = stack_ - 1; i >= 0; --i) {
    copy_pixels(Bytes{picture(position), channels_},
                Pixelwise<Scalar>{out + channels_ * i, channels_ * stack_}, {height_, width_, channels_},
                [this](std::uint8_t byte) { return static_cast<Scalar>(byte) * scale_; });
    if (!starts(position)) position = before(position);
  }
}

void FrameReplay::sample(Transitions& batch, const SampleConfig& config, Rng& rng) const {
  check_sample("frame replay", config);
  if (size() == 0) throw StateError("frame replay: the memory is empty; add a step first");
  const Shape one{height_, width_, channels_ * stack_};
  batch.make_room(config.batch_size, one);
  Scalar *s = batch.observations.data(), *s2 = batch.next_observations.data();
  for (std::size_t i = 0; i < batch.indices.size(); ++i, s += one.size(), s2 += one.size()) {
    const int first = draw(rng);
    const NStepReturn sum =
        n_step_return(std::min(config.n_steps, steps_from(first)), config.gamma, [&](int k) {
          const int now = after(first, k);
          return RewardedStep{rewards_[static_cast<std::size_t>(now)], ends(now)};
        });
    write_stack(first, s);
    write_stack(after(first, sum.steps), s2);
    batch.indices[i] = first;
    batch.actions[i] = actions_[static_cast<std::size_t>(first)];
    batch.rewards[i] = sum.reward;
    batch.terminated[i] = kind(after(first, sum.steps - 1)) == Kind::terminated;
    batch.discounts[i] = sum.discount;
  }
}

Frame FrameReplay::stack_at(int position) const {
  if (!can_be_drawn(position))
    throw ConfigError(
        join("frame replay: at position ", position, " of ", size(), " there is no whole stack"));
  Frame stack(height_, width_, channels_ * stack_);
  for (int i = stack_ - 1; i >= 0; --i) {
    copy_pixels(Bytes{picture(position), channels_},
                Pixelwise<std::uint8_t>{stack.bytes().data() + channels_ * i, channels_ * stack_},
                {height_, width_, channels_}, same_byte);
    if (!starts(position)) position = before(position);
  }
  return stack;
}

// ---- Stopping and going on

void FrameReplay::archive(Archive& a) {
  a("height", height_), a("width", width_), a("channels", channels_), a("next", next_);
  a("pictures", pictures_), a("starts", starts_), a("kinds", kinds_);
  a("actions", actions_), a("rewards", rewards_);
  if (!a.is_loading()) return;
  check_loaded(a);
  if (size() > 0) take_size(Frame(height_, width_, channels_ * stack_));
}

bool FrameReplay::has_whole_step() const {
  for (int position = 0; position < size(); ++position) {
    if (can_be_drawn(position)) return true;
  }
  return false;
}

void FrameReplay::check_loaded(const Archive& a) const {
  const std::size_t count = kinds_.size();
  const bool sane = height_ >= 0 && width_ >= 0 && channels_ >= 0 && (count == 0 || bytes_of_one() > 0);
  const bool even = pictures_.size() == count * bytes_of_one() && starts_.size() == count &&
                    actions_.size() == count && rewards_.size() == count;
  const bool fits = count <= static_cast<std::size_t>(capacity_) && next_ >= 0 &&
                    (size() == capacity_ ? next_ < capacity_ : next_ == size());
  if (sane && even && fits && (count == 0 || has_whole_step())) return;
  throw IoError(join(a.source(), ": a memory of ", count, " pictures of ", height_, " x ", width_, " x ",
                     channels_, " that goes on at ", next_, " does not fit; this one has room for ",
                     capacity_));
}

}  // namespace minirl
