"""The pages: FastAPI and Jinja2, no build step, nothing asked from another host.

`shudian.web.site.create(workspace_dir)` is the site; `shudian.web.site:from_environment` its factory.
"""
