// Sequential: layers one after another, as one value.
#pragma once
#include <memory>
#include <utility>
#include <vector>

#include "minirl/autodiff/parameters.hpp"
#include "minirl/autodiff/tape.hpp"

namespace minirl {

/// Any layers in a row. Copying it copies all parameters: `Sequential target = q_net;` is a target network.
class Sequential {
 public:
  Sequential() = default;
  Sequential(const Sequential& other);
  Sequential(Sequential&&) noexcept = default;
  Sequential& operator=(const Sequential& other) { return *this = Sequential(other); }
  Sequential& operator=(Sequential&&) noexcept = default;

  template <class Layer>
  void add(Layer layer) {
    layers_.push_back(std::make_unique<Holder<Layer>>(std::move(layer)));
  }

  Var operator()(Var x) const {
    for (const auto& layer : layers_) x = layer->apply(x);
    return x;
  }

  /// The parameters of layer i are named "i.weight", "i.bias" and so on.
  void visit(Visitor& v);

  int size() const { return static_cast<int>(layers_.size()); }

 private:
  struct AnyLayer {
    virtual ~AnyLayer() = default;
    virtual Var apply(Var x) const = 0;
    virtual std::unique_ptr<AnyLayer> copy() const = 0;
    virtual void visit(Visitor& v) = 0;
  };

  template <class Layer>
  struct Holder final : AnyLayer {
    explicit Holder(Layer l) : layer(std::move(l)) {}
    Var apply(Var x) const override { return layer(x); }
    std::unique_ptr<AnyLayer> copy() const override { return std::make_unique<Holder>(layer); }
    void visit(Visitor& v) override {
      if constexpr (HasParameters<Layer>) layer.visit(v);
    }
    Layer layer;
  };

  std::vector<std::unique_ptr<AnyLayer>> layers_;
};

/// `sequential(Dense(4, 64), Relu{}, Dense(64, 2))`
template <class... Layers>
Sequential sequential(Layers... layers) {
  Sequential net;
  (net.add(std::move(layers)), ...);
  return net;
}

}  // namespace minirl
