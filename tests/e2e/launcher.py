"""The command line as a process of its own, with Discord's two addresses on loopback.

python launcher.py REST_ADDRESS GATEWAY_ADDRESS run
"""

import sys

import discord
import yarl

from bot.cli import main

if __name__ == "__main__":  # worker processes import this file again
    discord.http.Route.BASE = sys.argv[1]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[2])
    sys.exit(main(sys.argv[3:]))
