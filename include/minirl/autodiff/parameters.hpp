// How a network shows its tensors: one `visit` line in each layer, from which everything else follows.
#pragma once
#include <concepts>
#include <string>
#include <type_traits>
#include <vector>

#include "minirl/core/archive.hpp"
#include "minirl/core/errors.hpp"
#include "minirl/tensor/tensor.hpp"

namespace minirl {

/// How a parameter's first values are drawn: all equal to `spread`, uniform in [-spread, spread], normal with
/// standard deviation `spread`, the same but drawn again beyond 2 spread, or orthogonal with gain `spread`.
struct Initialiser {
  enum class Draw { constant, uniform, normal, truncated_normal, orthogonal };
  Draw draw = Draw::constant;
  double spread = 0;
};

/// What a network's tensors are: parameters learn from gradients; buffers, such as a running mean, are kept
/// up by their layer and only travel with the network.
enum class Kind { parameter, buffer };

/// What walks over a network's tensors. A layer's line is
/// `void visit(Visitor& v) { v("weight", weight, weight_start); v("bias", bias); v.buffer("mean", mean); }`.
class Visitor {
 public:
  virtual ~Visitor() = default;

  /// A parameter of the layer.
  void operator()(const char* name, Tensor& parameter, const Initialiser& start = {}) {
    tensor_({name, Kind::parameter, start}, parameter);
  }
  /// A buffer of the layer.
  void buffer(const char* name, Tensor& buffer, const Initialiser& start = {}) {
    tensor_({name, Kind::buffer, start}, buffer);
  }
  /// A part that has tensors of its own; names then read "name.weight".
  template <class Part>
  requires requires(Part& part, Visitor& v) { part.visit(v); }
  void operator()(const char* name, Part& part) {
    enter(name);
    part.visit(*this);
    leave();
  }

  template <class Part>
  void operator()(int index, Part& part) {
    enter(index);
    part.visit(*this);
    leave();
  }

 protected:
  struct About {
    const char* name;
    Kind kind;
    const Initialiser& start;
  };

  // The names of what follows start with this one, until `leave`.
  virtual void enter(const char*) {}
  virtual void enter(int) {}
  virtual void leave() {}

 private:
  virtual void tensor_(const About& about, Tensor& tensor) = 0;
};

/// Visits with full names: "trunk.0.weight".
class NamedVisitor : public Visitor {
 private:
  void enter(const char* name) final;
  void enter(int index) final;
  void leave() final;
  void tensor_(const About& about, Tensor& tensor) final;
  virtual void named(const std::string& name, const About& about, Tensor& tensor) = 0;

  std::string path_;  // "trunk.0."
  std::vector<std::size_t> lengths_;
};

template <class Net>
concept HasParameters = requires(std::remove_const_t<Net>& net, Visitor& v) {
  net.visit(v);
};

namespace detail {
// The tensors of a const network are const; visiting changes nothing by itself.
template <class Net>
using TensorOf = std::conditional_t<std::is_const_v<Net>, const Tensor, Tensor>;
template <class Net>
std::remove_const_t<Net>& visitable(Net& net) {
  return const_cast<std::remove_const_t<Net>&>(net);
}

template <class Net, class F>
void visit_named(Net& net, F f) {
  struct Caller final : NamedVisitor {
    explicit Caller(F& g) : call(g) {}
    void named(const std::string& name, const About& about, Tensor& tensor) override {
      call(name, static_cast<TensorOf<Net>&>(tensor), about);
    }
    F& call;
  } caller(f);
  visitable(net).visit(caller);
}
}  // namespace detail

/// Calls f(tensor, kind) for each parameter and buffer of a network, in the order of its `visit`. Builds no
/// names.
template <class Net, class F>
void for_each_tensor(Net& net, F f) {
  struct Caller final : Visitor {
    explicit Caller(F& g) : call(g) {}
    void tensor_(const About& about, Tensor& tensor) override {
      call(static_cast<detail::TensorOf<Net>&>(tensor), about.kind);
    }
    F& call;
  } caller(f);
  detail::visitable(net).visit(caller);
}

/// Calls f(tensor) for each parameter alone, in the same order.
template <class Net, class F>
void for_each_parameter(Net& net, F f) {
  for_each_tensor(net, [&f](auto& tensor, Kind kind) {
    if (kind == Kind::parameter) f(tensor);
  });
}

/// Calls f(name, tensor, initialiser) for each parameter and buffer.
template <class Net, class F>
void for_each_named_tensor(Net& net, F f) {
  detail::visit_named(
      net, [&f](const std::string& name, auto& tensor, const auto& about) { f(name, tensor, about.start); });
}

/// Calls f(name, tensor, initialiser) for each parameter alone.
template <class Net, class F>
void for_each_named_parameter(Net& net, F f) {
  detail::visit_named(net, [&f](const std::string& name, auto& tensor, const auto& about) {
    if (about.kind == Kind::parameter) f(name, tensor, about.start);
  });
}

/// The number of trainable numbers of a network.
template <HasParameters Net>
int parameter_count(const Net& net) {
  int count = 0;
  for_each_parameter(net, [&](const Tensor& parameter) { count += parameter.size(); });
  return count;
}

/// A network in an archive: its tensors under their names, loaded in place and in their shapes.
template <HasParameters Net>
void archive_value(Archive& a, std::string_view name, Net& net) {
  for_each_named_tensor(net, [&](const std::string& tensor_name, Tensor& tensor, const Initialiser&) {
    const Shape shape = tensor.shape();
    a(join(name, '.', tensor_name), tensor);
    if (tensor.shape() == shape) return;
    throw IoError(join(a.source(), ": ", tensor_name, " is ", tensor.shape().text(), " in it, ", shape.text(),
                       " here"));
  });
}

}  // namespace minirl
