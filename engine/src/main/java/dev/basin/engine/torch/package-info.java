/** libtorch as the engine uses it: kernel text packed into TorchScript, called from threads of its own. */
package dev.basin.engine.torch;
