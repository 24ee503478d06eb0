/** Whether the services behind the gateway can be reached. */
package dev.basin.gateway.health;
