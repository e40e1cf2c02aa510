// How a network shows its tensors: one `visit` line in each layer, from which everything else follows.
#pragma once
#include <concepts>
#include <string>
#include <vector>

#include "minirl/tensor/tensor.hpp"

namespace minirl {

/// How a parameter's first values are drawn: all equal to `spread`, uniform in [-spread, spread], normal with
/// standard deviation `spread`, the same but drawn again beyond 2 spread, or orthogonal with gain `spread`.
struct Initialiser {
  enum class Draw { constant, uniform, normal, truncated_normal, orthogonal };
  Draw draw = Draw::constant;
  double spread = 0;
};

/// What walks over a network's tensors. A layer's line is
/// `void visit(Visitor& v) { v("weight", weight, weight_start); v("bias", bias); }`.
class Visitor {
 public:
  virtual ~Visitor() = default;

  /// A parameter of the layer.
  void operator()(const char* name, Tensor& parameter, const Initialiser& start = {}) {
    parameter_(name, parameter, start);
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
  // The names of what follows start with this one, until `leave`.
  virtual void enter(const char*) {}
  virtual void enter(int) {}
  virtual void leave() {}

 private:
  virtual void parameter_(const char* name, Tensor& parameter, const Initialiser& start) = 0;
};

template <class Net>
concept HasParameters = requires(Net& net, Visitor& v) {
  net.visit(v);
};

/// Calls f(tensor) for each parameter of a network, in the order of its `visit`. Builds no names.
template <class Net, class F>
void for_each_parameter(Net& net, F f) {
  struct Caller final : Visitor {
    explicit Caller(F& g) : call(g) {}
    void parameter_(const char*, Tensor& parameter, const Initialiser&) override { call(parameter); }
    F& call;
  } caller(f);
  net.visit(caller);
}
template <class Net, class F>
void for_each_parameter(const Net& net, F f) {  // visiting changes nothing by itself
  for_each_parameter(const_cast<Net&>(net), [&f](const Tensor& parameter) { f(parameter); });
}

/// Visits with full names: "trunk.0.weight".
class NamedVisitor : public Visitor {
 private:
  void enter(const char* name) final;
  void enter(int index) final;
  void leave() final;
  void parameter_(const char* name, Tensor& parameter, const Initialiser& start) final;
  virtual void named(const std::string& name, Tensor& parameter, const Initialiser& start) = 0;

  std::string path_;  // "trunk.0."
  std::vector<std::size_t> lengths_;
};

/// Calls f(name, tensor, initialiser) for each parameter.
template <class Net, class F>
void for_each_named_parameter(Net& net, F f) {
  struct Caller final : NamedVisitor {
    explicit Caller(F& g) : call(g) {}
    void named(const std::string& name, Tensor& parameter, const Initialiser& start) override {
      call(name, parameter, start);
    }
    F& call;
  } caller(f);
  net.visit(caller);
}
template <class Net, class F>
void for_each_named_parameter(const Net& net, F f) {
  for_each_named_parameter(const_cast<Net&>(net),
                           [&f](const std::string& name, const Tensor& parameter, const Initialiser& start) {
                             f(name, parameter, start);
                           });
}

/// The number of trainable numbers of a network.
template <HasParameters Net>
int parameter_count(const Net& net) {
  int count = 0;
  for_each_parameter(net, [&](const Tensor& parameter) { count += parameter.size(); });
  return count;
}

}  // namespace minirl
