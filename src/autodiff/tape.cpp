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

TapeCore& Var::core() const {
  if (core_->generation_ != generation_) {
    throw StateError("var: its GradientTape is gone or was cleared; keep the tape alive as long as its Vars");
  }
  return *core_;
}

const Shape& Var::shape() const { return core().at(entry_).shape; }

View Var::view() const {
  const auto& e = core().at(entry_);
  return {e.value, e.shape};
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

Var Var::constant(Tensor value) const { return core().constant(std::move(value)); }
Var Var::watch(const Tensor& value) const { return core().watch(value); }

// ---- GradientTape

GradientTape::GradientTape(Recording recording) : core_(TapeCore::acquire(recording)) {}
GradientTape::~GradientTape() { TapeCore::release(core_); }
void GradientTape::clear() { core_->clear(); }

Var GradientTape::constant(const Tensor& value) { return core_->constant(value); }

Var GradientTape::constant(Tensor&& value) { return core_->constant(std::move(value)); }
Var GradientTape::watch(const Tensor& value) { return core_->watch(value); }

Tensor GradientTape::take(Var result) {
  auto& e = result.core().at(result.entry_);
  if (e.leaf != nullptr) return result.value();  // net(x) was x itself
  return std::move(e.output);
}

Tensor GradientTape::gradient(Var loss, Var x) {
  start(loss);
  if (&x.core() != core_) throw StateError("gradient: x belongs to another tape than the loss");
  core_->at(x.entry_).needed = true;
  run_backward(loss);
  return core_->take_gradient(x.entry_);
}

Tensor GradientTape::gradient(Var loss, const Tensor& x) {
  start(loss);
  want(x);
  run_backward(loss);
  return take_gradient(x);
}

void GradientTape::start(Var loss) {
  if (&loss.core() != core_) throw StateError("gradient: the loss belongs to another tape");
  if (core_->recording_ == Recording::off)
    throw StateError("gradient: this tape does not record; use a GradientTape tape;");
  if (loss.size() != 1) {
    throw ShapeError(
        join("gradient: the loss must be one number, it is ", loss.shape().text(), "; take its sum or mean"));
  }
  for (int i = 0; i < core_->count_; ++i) core_->at(i).needed = false;
}

void GradientTape::want(const Tensor& leaf) {
  const int entry = core_->find_leaf(leaf.block());
  if (entry >= 0) core_->at(entry).needed = true;
}

void GradientTape::run_backward(Var loss) {
  core_->check_leaves();
  core_->mark_needed(loss.entry_);
  core_->run_backward(loss.entry_);
}

Tensor GradientTape::take_gradient(const Tensor& leaf) {
  const int entry = core_->find_leaf(leaf.block());
  return entry >= 0 ? core_->take_gradient(entry) : Tensor(leaf.shape());
}

// ---- Op

Target Op::dx(int i) const {
  auto& e = core_.input(entry_, i);
  const bool add = std::exchange(e.reached, true);
  if (!add) e.gradient.make_room(e.shape);
  return {e.gradient.data(), e.shape, add};
}

// ---- TapeCore

TapeCore* TapeCore::acquire(Recording recording) {
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
  core->recording_ = recording;
  return core;
}

void TapeCore::release(TapeCore* core) noexcept {
  core->clear();
  core->next_ = own_cores;
  own_cores = core;
}

void TapeCore::clear() noexcept {
  for (int i = 0; i < count_; ++i) {
    Entry& e = at(i);
    if (e.destroy != nullptr) e.destroy(e.closure);
    e.destroy = nullptr;
    e.backward = nullptr;
    e.leaf = nullptr;
  }
  count_ = 0;
  inputs_.clear();
  leaves_.clear();
  ++generation_;
}

TapeCore& TapeCore::common_core(const char* name, std::span<const Var> inputs) {
  if (inputs.empty()) throw StateError(join(name, ": an operation needs at least one input"));
  TapeCore& core = inputs[0].core();
  for (const Var& x : inputs) {
    if (&x.core() != &core) throw StateError(join(name, ": its inputs are on different tapes"));
  }
  return core;
}

TapeCore::Entry& TapeCore::next_entry(const char* name, const Shape& shape) {
  if (static_cast<std::size_t>(count_) == entries_.size()) entries_.push_back(std::make_unique<Entry>());
  Entry& e = at(count_++);
  e.name = name;
  e.shape = shape;
  e.input_count = 0;
  e.watched = false;
  e.needed = false;
  e.reached = false;
  return e;
}

int TapeCore::append(const char* name, std::span<const Var> inputs, const Shape& shape) {
  Entry& e = next_entry(name, shape);
  e.output.make_room(shape);
  e.value = std::as_const(e.output).data();
  e.first_input = static_cast<int>(inputs_.size());
  e.input_count = static_cast<int>(inputs.size());
  for (const Var& x : inputs) inputs_.push_back(x.entry_);
  return count_ - 1;
}

Var TapeCore::constant(const Tensor& value) {
  if (!value.has_values())
    throw StateError(join("constant: the tensor ", value.shape().text(), " has no values yet"));
  return var(append_leaf(value, false));
}

Var TapeCore::constant(Tensor&& value) {
  if (!value.has_values()) return constant(std::as_const(value));
  Entry& e = next_entry("constant", value.shape());
  e.output = std::move(value);
  e.value = std::as_const(e.output).data();
  return var(count_ - 1);
}

Var TapeCore::watch(const Tensor& value) {
  if (!value.has_values()) {
    throw StateError(
        join("a parameter of shape ", value.shape().text(),
             " has no values yet; call initialise(network, rng.stream(name)) or load(path, network) first"));
  }
  const int known = find_leaf(value.block());
  return var(known >= 0 ? known : append_leaf(value, true));
}

int TapeCore::append_leaf(const Tensor& value, bool watched) {
  Entry& e = next_entry(watched ? "watch" : "constant", value.shape());
  e.value = value.data();
  e.leaf = value.block();
  e.leaf_generation = e.leaf == nullptr ? 0 : e.leaf->generation;
  e.watched = watched;
  leaves_.push_back(count_ - 1);
  return count_ - 1;
}

int TapeCore::find_leaf(const PoolBlock* block) const {
  for (const int leaf : leaves_) {
    if (at(leaf).watched && at(leaf).leaf == block) return leaf;
  }
  return -1;
}

void TapeCore::check_leaves() const {
  for (const int leaf : leaves_) {
    const Entry& e = at(leaf);
    if (e.leaf == nullptr || e.leaf->generation == e.leaf_generation) continue;
    throw StateError(join("gradient: a ", e.watched ? "parameter" : "constant", " of shape ", e.shape.text(),
                          " was changed, handed out for writing or destroyed after it was used on this tape; "
                          "take the gradient first, or keep a copy"));
  }
}

void TapeCore::mark_needed(int last) {
  for (int i = 0; i <= last; ++i) {
    Entry& e = at(i);
    e.reached = false;
    for (int k = 0; k < e.input_count && !e.needed; ++k) e.needed = input(i, k).needed;
  }
}

void TapeCore::run_backward(int loss) {
  Entry& last = at(loss);
  last.gradient.make_room(last.shape);
  *last.gradient.data() = 1;
  last.reached = true;
  for (int i = loss; i >= 0; --i) {
    Entry& e = at(i);
    if (e.needed && e.reached && e.backward != nullptr) e.backward(e.closure, Op(*this, i));
  }
}

Tensor TapeCore::take_gradient(int entry) {
  Entry& e = at(entry);
  if (!e.reached) return Tensor(e.shape);  // the loss does not depend on it
  if (!e.gradient.has_values())
    throw StateError(join("gradient: a parameter ", e.shape.text(), " is visited twice"));
  return std::move(e.gradient);
}

}  // namespace minirl
