"""Alembic's way in: runs the migrations on the connection that `store.migrate` hands over."""

from alembic import context

from chat_server.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
with connection.begin():
    context.run_migrations()
