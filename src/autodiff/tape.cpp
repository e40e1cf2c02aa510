#include "minirl/autodiff/tape.hpp"

#include <algorithm>
#include <mutex>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"

namespace minirl {
namespace {

// Free cores of this thread, and of threads that have ended. Cores are never deleted, so a Var that outlives
// its tape can still see that its generation has passed.
thread_local TapeCore* own_cores = nullptr;

struct SharedCores {
  std::mutex mutex;
  TapeCore* first = nullptr;
};
SharedCores& shared_cores() {
  static SharedCores& cores = *new SharedCores;
  return cores;
}

}  // namespace

// ---- Var

void Var::refuse_stale() {
  throw StateError("var: its GradientTape is gone or was cleared; keep the tape alive as long as its Vars");
}

Tensor Var::value() const {
  const View v = view();
  Tensor t = Tensor::with_room(v.shape);
  std::copy_n(v.data, v.size(), t.data());
  return t;
}

Scalar Var::item() const {
  if (size() != 1) throw ShapeError(join("item: needs one element, this Var is ", shape().text()));
  return *view().data;
}

Var Var::constant(Tensor value) const { return entry().core.constant(std::move(value)); }
Var Var::watch(const Tensor& value) const { return entry().core.watch(value); }

Rng& Var::rng(const char* layer) const {
  if (Rng* rng = entry().core.rng_) return *rng;
  throw StateError(join(layer, ": draws random numbers while training; call tape.draw_from(rng) first"));
}

Target Var::next_value(const Tensor& buffer) const { return entry().core.next_value(buffer); }

// ---- GradientTape

GradientTape::GradientTape(Mode mode) : GradientTape(mode, Recording::on) {}
GradientTape::GradientTape(Mode mode, Recording recording) : core_(TapeCore::acquire(mode, recording)) {}
GradientTape::~GradientTape() { TapeCore::release(core_); }
void GradientTape::draw_from(Rng& rng) { core_->rng_ = &rng; }
void GradientTape::clear() { core_->clear(); }

Var GradientTape::constant(const Tensor& value) { return core_->constant(value); }

Var GradientTape::constant(Tensor&& value) { return core_->constant(std::move(value)); }
Var GradientTape::watch(const Tensor& value) { return core_->watch(value); }

Tensor GradientTape::take(Var result) {
  TapeEntry& e = result.entry();
  if (e.referenced) return result.value();  // net(x) was x itself
  return std::move(e.output);
}

Tensor GradientTape::gradient(Var loss, Var x) {
  start(loss);
  TapeEntry& e = x.entry();
  if (&e.core != core_) throw StateError("gradient: x belongs to another tape than the loss");
  e.needed = true;
  run_backward(loss);
  return TapeCore::take_gradient(e);
}

Tensor GradientTape::gradient(Var loss, const Tensor& x) {
  start(loss);
  want(x);
  run_backward(loss);
  return take_gradient(x);
}

void GradientTape::start(Var loss) {
  if (&loss.entry().core != core_) throw StateError("gradient: the loss belongs to another tape");
  if (loss.size() != 1) {
    throw ShapeError(
        join("gradient: the loss must be one number, it is ", loss.shape().text(), "; take its sum or mean"));
  }
  for (int i = 0; i < core_->count_; ++i) core_->at(i).needed = false;
}

void GradientTape::want(const Tensor& leaf) {
  if (TapeEntry* entry = core_->find_leaf(leaf.block())) entry->needed = true;
}

void GradientTape::run_backward(Var loss) {
  core_->check_leaves();
  core_->mark_needed();
  core_->run_backward(loss.entry());
}

Tensor GradientTape::take_gradient(const Tensor& leaf) {
  TapeEntry* entry = core_->find_leaf(leaf.block());
  return entry != nullptr ? TapeCore::take_gradient(*entry) : Tensor(leaf.shape());
}

Tensor GradientTape::take_next_value(const Tensor& buffer) const {
  const TapeCore::NextValue* next = core_->find_next_value(buffer.block());
  return next != nullptr ? next->value : Tensor();  // a copy: the gradient may be asked for again
}

// ---- Op

Target Op::dx(int i) const {
  TapeEntry& e = entry_.core.input(entry_, i);
  const bool add = std::exchange(e.reached, true);
  if (!add) e.gradient.make_room(e.value.shape);
  return {e.gradient.data(), e.value.shape, add};
}

// ---- TapeCore

namespace {

[[noreturn]] void refuse_unset(const Shape& shape) {
  throw StateError(
      join("a parameter of shape ", shape.text(),
           " has no values yet; call initialise(network, rng.stream(name)) or load(path, network) first"));
}

}  // namespace

TapeCore* TapeCore::acquire(Mode mode, Recording recording) {
  struct ThreadEnd {
    ~ThreadEnd() {
      const std::lock_guard lock(shared_cores().mutex);
      while (TapeCore* core = own_cores) {
        own_cores = core->next_;
        core->next_ = shared_cores().first;
        shared_cores().first = core;
      }
    }
  };
  thread_local const ThreadEnd at_end;
  static_cast<void>(at_end);
  TapeCore* core = own_cores;
  if (core != nullptr) {
    own_cores = core->next_;
  } else {
    const std::lock_guard lock(shared_cores().mutex);
    core = shared_cores().first;
    if (core != nullptr) shared_cores().first = core->next_;
  }
  if (core == nullptr) core = new TapeCore;
  core->mode_ = mode;
  core->recording_ = recording;
  core->rng_ = nullptr;
  return core;
}

void TapeCore::release(TapeCore* core) noexcept {
  core->clear();
  core->next_ = own_cores;
  own_cores = core;
}

void TapeCore::clear() noexcept {
  for (int i = 0; i < count_; ++i) {
    TapeEntry& e = at(i);
    ++e.generation;
    if (e.destroy != nullptr) e.destroy(e.closure);
    e.destroy = nullptr;
    e.backward = nullptr;
  }
  count_ = 0;
  inputs_.clear();
  leaves_.clear();
  next_values_.clear();
}

inline TapeEntry& TapeCore::next_entry() {
  if (static_cast<std::size_t>(count_) == entries_.size()) add_entry();
  TapeEntry& e = at(count_++);
  e.input_count = 0;
  e.referenced = e.watched = e.needed = e.reached = false;
  return e;
}

void TapeCore::add_entry() { entries_.push_back(std::make_unique<TapeEntry>(*this)); }

TapeEntry& TapeCore::append(const char* name, std::span<const Var> inputs, const Shape& shape) {
  if (inputs.empty()) throw StateError(join(name, ": an operation needs at least one input"));
  TapeCore& core = inputs[0].entry().core;
  const auto first_input = static_cast<int>(core.inputs_.size());
  for (const Var& x : inputs) {
    TapeEntry& input = x.entry();
    if (&input.core != &core) throw StateError(join(name, ": its inputs are on different tapes"));
    core.inputs_.push_back(&input);
  }
  TapeEntry& e = core.next_entry();
  e.first_input = first_input;
  e.input_count = static_cast<int>(inputs.size());
  e.output.make_room(shape);
  e.value = {std::as_const(e.output).data(), shape};
  return e;
}

Var TapeCore::constant(const Tensor& value) {
  if (!value.has_values())
    throw StateError(join("constant: the tensor ", value.shape().text(), " has no values yet"));
  return Var(append_leaf(value));
}

Var TapeCore::constant(Tensor&& value) {
  if (!value.has_values()) return constant(std::as_const(value));
  TapeEntry& e = next_entry();
  e.output = std::move(value);
  e.value = std::as_const(e.output);
  return Var(e);
}

Var TapeCore::watch(const Tensor& value) {
  if (!value.has_values()) refuse_unset(value.shape());
  if (TapeEntry* known = find_leaf(value.block())) return Var(*known);
  TapeEntry& e = append_leaf(value);
  e.watched = true;
  return Var(e);
}

TapeEntry& TapeCore::append_leaf(const Tensor& value) {
  TapeEntry& e = next_entry();
  e.value = value;
  e.referenced = true;
  if (recording_ == Recording::off) return e;
  e.leaf = value.block();
  e.leaf_generation = e.leaf == nullptr ? 0 : e.leaf->generation;
  leaves_.push_back(&e);
  return e;
}

TapeEntry* TapeCore::find_leaf(const PoolBlock* block) const {
  for (TapeEntry* e : leaves_) {
    if (e->watched && e->leaf == block) return e;
  }
  return nullptr;
}

TapeCore::NextValue* TapeCore::find_next_value(const PoolBlock* buffer) {
  const auto found = std::find_if(next_values_.begin(), next_values_.end(),
                                  [buffer](const NextValue& next) { return next.buffer == buffer; });
  return found != next_values_.end() ? &*found : nullptr;
}

Target TapeCore::next_value(const Tensor& buffer) {
  if (!buffer.has_values()) refuse_unset(buffer.shape());
  PoolBlock* const block = buffer.block();
  if (NextValue* known = find_next_value(block)) return known->value.target();
  next_values_.push_back({block, block->generation, buffer});
  return next_values_.back().value.target();
}

void TapeCore::check_leaves() const {
  for (const TapeEntry* e : leaves_) {
    if (e->leaf == nullptr || e->leaf->generation == e->leaf_generation) continue;
    throw StateError(join("gradient: a ", e->watched ? "parameter" : "constant", " of shape ",
                          e->value.shape.text(),
                          " was changed, handed out for writing or destroyed after it was used on this tape; "
                          "take the gradient first, or keep a copy"));
  }
  for (const NextValue& next : next_values_) {
    if (next.buffer->generation == next.generation) continue;
    throw StateError(
        join("gradient: a buffer of shape ", next.value.shape().text(),
             " was changed or destroyed after its layer was used on this tape; take the gradient "
             "first"));
  }
}

void TapeCore::mark_needed() {
  for (int i = 0; i < count_; ++i) {
    TapeEntry& e = at(i);
    e.reached = false;
    for (int k = 0; k < e.input_count && !e.needed; ++k) e.needed = input(e, k).needed;
  }
}

// What was recorded after the loss is not reached from it.
void TapeCore::run_backward(TapeEntry& loss) {
  loss.gradient.make_room(loss.value.shape);
  *loss.gradient.data() = 1;
  loss.reached = true;
  for (int i = count_ - 1; i >= 0; --i) {
    TapeEntry& e = at(i);
    if (e.needed && e.reached && e.backward != nullptr) e.backward(e.closure, Op(e));
  }
}

Tensor TapeCore::take_gradient(TapeEntry& e) {
  if (!e.reached) return Tensor(e.value.shape);  // the loss does not depend on it
  if (!e.gradient.has_values())
    throw StateError(join("gradient: a parameter ", e.value.shape.text(), " is visited twice"));
  return std::move(e.gradient);
}

}  // namespace minirl
