// GradientTape: writes down operations as they run and walks back over them to get gradients.
#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "minirl/autodiff/gradients.hpp"
#include "minirl/autodiff/parameters.hpp"
#include "minirl/tensor/tensor.hpp"

namespace minirl {

class Op;
class Rng;
class TapeCore;
struct TapeEntry;

/// What layers that differ between the two look at: in training Dropout drops and BatchNorm takes the batch's
/// moments.
enum class Mode { train, evaluate };

/// Whether a tape keeps what backward needs; `predict` runs without.
enum class Recording { on, off };

/// A number (or a tensor of them) on a tape: a handle that is cheap to copy and lives as long as its tape.
class Var {
 public:
  const Shape& shape() const;
  int dim(int axis) const { return shape().dim(axis); }
  int size() const { return shape().size(); }
  /// Its numbers, where the tape keeps them. Throws StateError if the tape is gone or was cleared.
  View view() const;
  /// A copy of its numbers.
  Tensor value() const;
  /// Its only number. Throws ShapeError if there is not exactly one.
  Scalar item() const;
  /// Leaves on the same tape (see GradientTape).
  Var constant(Tensor value) const;
  Var watch(const Tensor& value) const;
  Var watch(Tensor&&) const = delete;

  /// The mode of its tape.
  Mode mode() const;
  /// What its tape draws from. Throws StateError, naming `layer`, unless GradientTape::draw_from was called.
  Rng& rng(const char* layer) const;
  /// What a layer's buffer becomes with the next optimiser step, for the layer to read and overwrite: the
  /// buffer's own numbers at first, then what was written here before on this tape. Throws StateError if it
  /// has no values.
  Target next_value(const Tensor& buffer) const;

 private:
  friend class TapeCore;
  friend class GradientTape;
  explicit Var(TapeEntry& entry);
  TapeEntry& entry() const;  // throws StateError if the tape is gone
  [[noreturn]] static void refuse_stale();

  TapeEntry* entry_;
  std::uint64_t generation_;
};
static_assert(std::is_trivially_copyable_v<Var> && sizeof(Var) == 16, "travels in two registers");

class GradientTape {
 public:
  explicit GradientTape(Mode mode = Mode::train);
  ~GradientTape();
  GradientTape(const GradientTape&) = delete;
  GradientTape& operator=(const GradientTape&) = delete;

  /// What Dropout draws from. Referenced: it must live as long as operations are recorded.
  void draw_from(Rng& rng);

  /// A leaf without gradient. The tensor is referenced, not copied: it must stay as it is until `gradient`.
  Var constant(const Tensor& value);
  Var constant(Tensor&& value);  ///< a temporary moves onto the tape
  Var constant(Scalar value) { return constant(Tensor::scalar(value)); }

  /// A leaf that gradients can be asked for: a parameter or an input. Referenced like a constant; the same
  /// tensor watched twice is one leaf. Throws StateError if it has no values yet (see `initialise`).
  Var watch(const Tensor& value);
  Var watch(Tensor&&) = delete;  ///< a temporary would be gone before its gradient is asked for

  /// d loss / d parameter for all parameters of a network, in the order of its `visit`; zeros where the loss
  /// does not depend on one; and what its buffers become. `loss` must have one element (ShapeError). May be
  /// called again until `clear`. Throws StateError if a tensor on the tape has changed since it was used.
  template <class Net>
  requires HasParameters<Net> Gradients gradient(Var loss, const Net& net) {
    start(loss);
    for_each_parameter(net, [this](const Tensor& parameter) { want(parameter); });
    run_backward(loss);
    Gradients gradients;
    for_each_tensor(net, [&](const Tensor& tensor, Kind kind) {
      if (kind == Kind::parameter) gradients.push_back(take_gradient(tensor));
      if (kind == Kind::buffer) gradients.push_back_buffer(take_next_value(tensor));
    });
    return gradients;
  }

  /// d loss / d x for one Var or one watched tensor.
  Tensor gradient(Var loss, Var x);
  Tensor gradient(Var loss, const Tensor& x);

  /// Forgets everything recorded; its Vars are then invalid. The memory is kept for the next recording.
  void clear();

 private:
  template <class Net, class... X>
  friend Tensor predict(const Net& net, const X&... x);

  GradientTape(Mode mode, Recording recording);
  Tensor take(Var result);
  Tensor take_next_value(const Tensor& buffer) const;
  void start(Var loss);
  void want(const Tensor& leaf);
  void run_backward(Var loss);
  Tensor take_gradient(const Tensor& leaf);

  TapeCore* core_;
};

/// One recorded operation as its rule sees it: inputs x(i), output y, and the gradients of the loss by them.
class Op {
 public:
  const View& x(int i) const;
  Target y() const;
  View dy() const;
  bool wants(int i) const;  ///< does anyone need the gradient by x(i)?
  /// Where the gradient by x(i) goes. Ask for it just before writing: the first write assigns, later ones
  /// add.
  Target dx(int i) const;

 private:
  friend class TapeCore;
  explicit Op(TapeEntry& entry) : entry_(entry) {}

  TapeEntry& entry_;
};

/// What stands on a tape: a leaf or the result of an operation. A forward pass touches the first two cache
/// lines only, the rest is for gradients.
struct alignas(64) TapeEntry {
  static constexpr std::size_t closure_size = 96;

  explicit TapeEntry(TapeCore& tape) : core(tape) {}

  TapeCore& core;
  std::uint64_t generation = 0;  // raised when the tape is cleared or ends: its Vars are then invalid
  View value{};                  // in `output`, or in a tensor that the tape references
  int first_input = 0;           // in the tape's inputs_
  int input_count = 0;
  bool referenced = false;
  bool watched = false;
  bool needed = false;   // does a wanted gradient pass through here?
  bool reached = false;  // has `gradient` been written?
  Tensor output;
  Tensor gradient;

  PoolBlock* leaf = nullptr;  // the referenced tensor's block and its generation when it was seen
  std::uint64_t leaf_generation = 0;
  void (*backward)(const void* closure, const Op&) = nullptr;
  void (*destroy)(void* closure) = nullptr;
  alignas(std::max_align_t) std::byte closure[closure_size];
};

/// What a tape consists of. Cores are pooled with their memory, so a fresh tape in a loop costs nothing.
class TapeCore {
 public:
  /// Appends an operation, runs it, and keeps its derivative. `forward` and `backward` take a `const Op&`.
  template <class Forward, class Backward>
  static Var record(const char* name, std::span<const Var> inputs, const Shape& shape, const Forward& forward,
                    Backward&& backward) {
    TapeEntry& entry = append(name, inputs, shape);
    forward(Op(entry));
    if (entry.core.recording_ == Recording::on) keep(entry, std::forward<Backward>(backward));
    return Var(entry);
  }

 private:
  friend class Var;
  friend class Op;
  friend class GradientTape;

  // What a buffer becomes, and the block and generation it had when the first layer asked.
  struct NextValue {
    PoolBlock* buffer;
    std::uint64_t generation;
    Tensor value;
  };

  static TapeCore* acquire(Mode mode, Recording recording);
  static void release(TapeCore* core) noexcept;

  TapeEntry& next_entry();
  void add_entry();
  static TapeEntry& append(const char* name, std::span<const Var> inputs, const Shape& shape);
  Var constant(const Tensor& value);
  Var constant(Tensor&& value);
  Var watch(const Tensor& value);
  TapeEntry& append_leaf(const Tensor& value);
  TapeEntry* find_leaf(const PoolBlock* block) const;
  NextValue* find_next_value(const PoolBlock* buffer);
  Target next_value(const Tensor& buffer);
  void clear() noexcept;
  void check_leaves() const;
  void mark_needed();
  void run_backward(TapeEntry& loss);
  static Tensor take_gradient(TapeEntry& entry);

  TapeEntry& at(int i) { return *entries_[static_cast<std::size_t>(i)]; }
  TapeEntry& input(const TapeEntry& entry, int i) const {
    return *inputs_[static_cast<std::size_t>(entry.first_input + i)];
  }

  template <class Backward>
  static void keep(TapeEntry& entry, Backward&& backward) {
    using Closure = std::decay_t<Backward>;
    static_assert(sizeof(Closure) <= TapeEntry::closure_size, "a rule may capture at most 96 bytes");
    new (entry.closure) Closure(std::forward<Backward>(backward));
    entry.backward = [](const void* closure, const Op& op) { (*static_cast<const Closure*>(closure))(op); };
    if constexpr (!std::is_trivially_destructible_v<Closure>) {
      entry.destroy = [](void* closure) { static_cast<Closure*>(closure)->~Closure(); };
    }
  }

  std::vector<std::unique_ptr<TapeEntry>>
      entries_;  // the first count_ are in use, the others keep their memory
  int count_ = 0;
  std::vector<TapeEntry*> inputs_;
  std::vector<TapeEntry*> leaves_;  // where backward is to find and check them: empty without recording
  std::vector<NextValue> next_values_;
  Rng* rng_ = nullptr;
  Mode mode_ = Mode::train;
  Recording recording_ = Recording::on;
  TapeCore* next_ = nullptr;  // in a list of free cores
};

/// Records one operation: runs `forward` at once and keeps `backward` for `gradient`. All inputs must be on
/// the same tape (StateError). Rules read and write through `Op`; see autodiff/products.hpp for an example.
template <class Forward, class Backward>
Var record(const char* name, std::initializer_list<Var> inputs, const Shape& shape, const Forward& forward,
           Backward&& backward) {
  return TapeCore::record(name, std::span<const Var>(inputs.begin(), inputs.size()), shape, forward,
                          std::forward<Backward>(backward));
}

/// net(x...) in evaluation mode, without recording. Of several inputs each becomes a Var: `predict(critic, s,
/// a)`.
template <class Net, class... X>
Tensor predict(const Net& net, const X&... x) {
  GradientTape tape(Mode::evaluate, Recording::off);
  return tape.take(net(tape.constant(x)...));
}

inline Var::Var(TapeEntry& entry) : entry_(&entry), generation_(entry.generation) {}
inline TapeEntry& Var::entry() const {
  if (entry_->generation != generation_) refuse_stale();
  return *entry_;
}
inline const Shape& Var::shape() const { return entry().value.shape; }
inline View Var::view() const { return entry().value; }
inline Mode Var::mode() const { return entry().core.mode_; }

inline const View& Op::x(int i) const { return entry_.core.input(entry_, i).value; }
inline Target Op::y() const { return {const_cast<Scalar*>(entry_.value.data), entry_.value.shape, false}; }
inline View Op::dy() const { return entry_.gradient; }
inline bool Op::wants(int i) const { return entry_.core.input(entry_, i).needed; }

}  // namespace minirl
